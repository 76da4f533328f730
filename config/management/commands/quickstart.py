"""`manage.py quickstart`: everything on this machine, nothing else needed. `make run` calls it."""

import os
import signal
import time
from argparse import ArgumentParser
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console

from config import env
from config.embedded.postgres import start_postgres
from config.embedded.valkey import BrokerNotStarted, start_valkey, stop_valkey
from config.quickstart import preparing
from config.quickstart.children import Children, beat, web, worker
from config.quickstart.leftovers import ProcessList
from config.quickstart.port import is_free, wait_until_served

_MOST_RESTARTS = 5


class Command(BaseCommand):
    help = (
        "Start database, broker, workers and web server, with a demo catalogue at the first start."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=env.integer("PORT", 8000))
        parser.add_argument("--no-demo", action="store_true", help="Start with an empty catalogue.")

    def handle(self, *args: Any, port: int, no_demo: bool, **options: Any) -> None:
        self.console = Console(highlight=False)
        self.state_dir: Path = settings.STATE_DIR
        self.state_dir.mkdir(parents=True, exist_ok=True)
        listed = ProcessList(self.state_dir)
        self._refuse_second(listed)
        listed.end_leftovers()
        if not is_free(port):
            raise CommandError(
                f"Port {port} is in use by another program. Choose another one: "
                f"PORT={port + 1} make run"
            )
        _stop_on_signals()
        children = Children(self.state_dir, {"ZEROSHELF_LOCAL": "1"})
        listed.add(os.getpid(), supervisor=True)
        try:
            self._open(children, port, no_demo=no_demo)
            self._watch(children)
        except KeyboardInterrupt:
            self.console.print("\nStopping …")
        finally:
            children.stop()
            if not env.is_set("REDIS_URL"):
                stop_valkey(self.state_dir)
            listed.remove(os.getpid())
        self.console.print("Stopped. Everything is kept for the next start.")

    def _refuse_second(self, listed: ProcessList) -> None:
        other = listed.running_supervisor()
        if other is not None:
            raise CommandError(
                f"This shop is already running (process {other}). Stop it there with Ctrl-C, or "
                "set ZEROSHELF_STATE_DIR to run a second one."
            )

    def _open(self, children: Children, port: int, *, no_demo: bool) -> None:
        step = self._step
        if not env.is_set("DATABASE_URL"):
            step("PostgreSQL")
            try:
                start_postgres(self.state_dir)
            except ImproperlyConfigured as error:
                raise CommandError(str(error)) from error
        if not env.is_set("REDIS_URL"):
            step("Valkey")
            try:
                start_valkey(self.state_dir)
            except BrokerNotStarted as error:
                raise CommandError(f"The broker did not start: {error}") from error
        step("Tables")
        preparing.migrate()
        step("Encoder")
        preparing.encoder(self.console)
        step("Web server, workers and beat")
        # one thread: two that wait for a busy core are slower than one that does not
        pictures = worker("interactive", TORCH_THREADS="1")
        for child in (web(port), worker("embedding"), pictures, beat(self.state_dir)):
            children.start(child)
        if not no_demo:
            step("Demo catalogue")
            preparing.demo(self.console)
        password = preparing.login()
        if not wait_until_served(port, 60):
            raise CommandError(f"The web server did not start. Its log: {children.logs}/web.log")
        self._welcome(port, password)

    def _step(self, title: str) -> None:
        self.console.print(f"[bold]›[/] {title}")

    def _welcome(self, port: int, password: str | None) -> None:
        address = f"http://localhost:{port}"
        self.console.print(f"\n[bold green]{settings.SHOP_NAME} is open.[/]")
        self.console.print(f"  Shop    {address}/", soft_wrap=True)
        self.console.print(f"  Admin   {address}/admin/", soft_wrap=True)
        self.console.print(f"  API     {address}/api/docs/", soft_wrap=True)
        if password:
            self.console.print(f"  Login   {preparing.LOGIN} / {password}", markup=False)
            self.console.print("          (printed once; change it in the admin)")
        self.console.print("Images are embedded in the background. Ctrl-C stops everything.")

    def _keep_broker(self) -> None:
        """A broker that is on its way out may take a moment to make room for the next."""
        try:
            if start_valkey(self.state_dir):
                self.console.print("The broker ended; it is started again.")
        except BrokerNotStarted:
            self.console.print("The broker ended and does not start; trying again.")

    def _watch(self, children: Children) -> None:
        """Start again what ends by itself; give up on what keeps ending."""
        while True:
            time.sleep(1)
            if not env.is_set("REDIS_URL"):
                self._keep_broker()
            for child in children.ended():
                if child.starts > _MOST_RESTARTS:
                    raise CommandError(
                        f"The {child.name} ended {child.starts} times. "
                        f"Its log: {children.logs}/{child.name}.log"
                    )
                self.console.print(f"The {child.name} ended; it is started again.")
                children.start(child)


def _stop_on_signals() -> None:
    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    # SIGINT too: a background job of a script starts with it ignored
    signal.signal(signal.SIGINT, interrupt)
    signal.signal(signal.SIGTERM, interrupt)
    signal.signal(signal.SIGHUP, interrupt)
