"""From nothing to a served shop: every server started, filled and watched by one process."""
