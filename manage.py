#!/usr/bin/env python3
"""Zeroshelf's command line: `python manage.py help` lists the commands."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
    except ImportError as error:
        raise SystemExit(
            "Django is not installed in this Python. Run `make run` once, then use "
            "`.venv/bin/python manage.py …`."
        ) from error
    from config.embedded import start_for_command

    try:
        start_for_command(sys.argv)
    except ImproperlyConfigured as error:
        raise SystemExit(f"Error: {error}") from error
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
