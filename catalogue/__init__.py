"""What people typed: products, images, categories, thresholds. Imports nothing of `search`."""
