"""PostgreSQL and Valkey from wheels, started when no URL names a server of the shop's own."""

from config import env
from config.embedded.postgres import start_postgres
from config.embedded.tables import ensure_tables

# Commands that neither read nor write data need no server; quickstart starts it with progress.
_NEED_NO_DATABASE = {"help", "version", "quickstart", "collectstatic", "spectacular"}
_NEED_NO_TABLES = {"migrate", "makemigrations", "showmigrations", "sqlmigrate", "check", "flush"}


def start_for_command(argv: list[str]) -> None:
    """Start the embedded database for a `manage.py` command, unless `DATABASE_URL` names one."""
    command = argv[1] if len(argv) > 1 else "help"
    if command.startswith("-") or command in _NEED_NO_DATABASE or {"--help", "-h"} & {*argv}:
        return
    if env.is_set("DATABASE_URL"):
        return
    start_postgres(env.state_dir())
    if command not in _NEED_NO_TABLES:
        ensure_tables()
