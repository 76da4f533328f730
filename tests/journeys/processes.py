"""A whole shop on real processes, as `make run` starts it, on a folder and a port of its own."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import psycopg

from config.embedded.addresses import default_database_url
from config.env import BASE_DIR

# nothing of the test run's own servers may reach the shop's processes
_OWN = ("DATABASE_URL", "REDIS_URL", "ZEROSHELF_", "SECRET_KEY", "DJANGO_SETTINGS_MODULE", "PYTEST")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(met: Callable[[], object], seconds: float, what: str) -> None:
    """Wait until `met()` is true; fail with `what` otherwise."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if met():
            return
        time.sleep(0.25)
    raise AssertionError(f"After {seconds:.0f} s still not: {what}")


_WORK = """
    SELECT count(*) FILTER (WHERE status IN ('pending', 'running')),
           count(*) FILTER (WHERE status = 'running'),
           count(*) FILTER (WHERE status = 'failed')
    FROM ({rows}) AS row
"""
_TABLES = r"""
    SELECT relname FROM pg_class
    WHERE relkind = 'r' AND relname LIKE 'search\_%embedding' ORDER BY relname
"""


@dataclass(frozen=True, slots=True)
class Work:
    """Embeddings of every kind that a worker has yet to compute (`running` ones included)."""

    waiting: int
    running: int
    failed: int


@dataclass
class Shop:
    state_dir: Path
    port: int = field(default_factory=free_port)
    options: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(_OWN)}
        return kept | {
            "ZEROSHELF_STATE_DIR": str(self.state_dir),
            "PORT": str(self.port),
            "SWEEP_SECONDS": "2",
            "EMBED_LEASE_SECONDS": "8",
            "ENCODER": "anchors",
            "COLUMNS": "200",
            **self.options,
        }

    @property
    def output(self) -> str:
        return (self.state_dir / "output.txt").read_text()

    def start(self, *arguments: str) -> None:
        self.state_dir.mkdir(parents=True, exist_ok=True)
        with (self.state_dir / "output.txt").open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "quickstart", *arguments],
                cwd=BASE_DIR, env=self.environment, stdout=output, stderr=subprocess.STDOUT,
                text=True, start_new_session=True,
            )  # fmt: skip

    def wait_until_open(self, seconds: float = 120) -> None:
        def open_or_ended() -> bool:
            assert self.process is not None
            assert self.process.poll() is None, self.output
            return "is open." in self.output

        until(open_or_ended, seconds, f"the shop is open; it said: {self.output}")

    def stop(self, by: signal.Signals = signal.SIGINT, seconds: float = 60) -> int:
        assert self.process is not None
        self.process.send_signal(by)
        return self.process.wait(seconds)

    def manage(self, *arguments: str, timeout: float = 120) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=BASE_DIR, env=self.environment, capture_output=True, text=True, timeout=timeout,
        )  # fmt: skip

    def get(self, path: str) -> tuple[int, str]:
        """Status and body of a page."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=60) as response:
                return response.status, response.read().decode(errors="replace")
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode(errors="replace")

    def json(self, path: str) -> Any:
        status, body = self.get(path)
        assert status == 200, body
        return json.loads(body)

    def work(self) -> Work:
        """As the database has it; asking costs little, so it can be asked often."""
        with psycopg.connect(default_database_url(self.state_dir)) as connection:
            tables = [name for (name,) in connection.execute(_TABLES)]
            rows = " UNION ALL ".join(f"SELECT status FROM {name}" for name in tables)
            found = connection.execute(_WORK.format(rows=rows).encode()).fetchone()
        assert found is not None
        return Work(*found)

    def wait_until_embedded(self, seconds: float = 120) -> None:
        """Until no embedding waits; fails when one has failed."""

        def all_done() -> bool:
            now = self.work()
            assert not now.failed
            return not now.waiting

        until(all_done, seconds, "all is embedded")

    @property
    def login(self) -> tuple[str, str]:
        found = re.search(r"Login\s+(\S+) / (\S+)", self.output)
        assert found, self.output
        return found[1], found[2]

    def processes(self) -> list[psutil.Process]:
        """Every living process that belongs to this shop's folder."""
        mine = []
        for process in psutil.process_iter():
            try:
                words = " ".join(process.cmdline())
                belongs = str(self.state_dir) in words or (
                    process.environ().get("ZEROSHELF_STATE_DIR") == str(self.state_dir)
                )
            except (psutil.NoSuchProcess, psutil.AccessDenied):
                continue
            if belongs and process.status() != psutil.STATUS_ZOMBIE:
                mine.append(process)
        return mine

    def workers(self) -> list[psutil.Process]:
        return [p for p in self.processes() if " worker " in " ".join(p.cmdline()) + " "]
