"""Bring the embedded database's tables up to date before a command reads them."""

import sys


def ensure_tables() -> None:
    """Run the migrations that are missing; on a shop's own server people do that themselves."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        sys.stderr.write("Preparing the tables of the embedded database …\n")
        call_command("migrate", interactive=False, verbosity=0)
    connection.close()
