"""`manage.py health [--json]`: what `/healthz` says, with the details that it keeps to itself."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from search.health import report


class Command(BaseCommand):
    help = "Tell whether database, broker, workers and encoder are well."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="Print one JSON object.")

    def handle(self, *args: Any, **options: Any) -> None:
        found = report()
        if options["json"]:
            self.stdout.write(json.dumps(found, indent=2))
            return
        self.stdout.write(f"Status: {found['status']}")
        for name, check in found["checks"].items():
            facts = ", ".join(f"{k} {v}" for k, v in check.items() if k not in {"ok", "detail"})
            mark = "well" if check["ok"] else "NOT WELL"
            self.stdout.write(f"  {name}: {mark}. {check.get('detail', '')} {facts}".rstrip())
