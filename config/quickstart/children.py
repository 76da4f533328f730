"""A running shop's processes: web server, workers, beat. Started, watched, stopped together."""

import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from config import env
from config.quickstart.leftovers import ProcessList

_STOP_SECONDS = 30.0


@dataclass(slots=True)
class Child:
    name: str
    arguments: list[str]
    process: subprocess.Popen[bytes] | None = None
    log: IO[bytes] | None = None
    starts: int = 0
    environment: dict[str, str] = field(default_factory=dict)


class Children:
    """Every child writes to a log file of its own below `logs`."""

    def __init__(self, state_dir: Path, environment: dict[str, str]) -> None:
        self.logs = state_dir / "logs"
        self.logs.mkdir(parents=True, exist_ok=True)
        self.environment = environment
        self.listed = ProcessList(state_dir)
        self.children: list[Child] = []

    def start(self, child: Child) -> None:
        child.log = (self.logs / f"{child.name}.log").open("ab")
        child.process = subprocess.Popen(
            child.arguments,
            stdout=child.log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            cwd=env.BASE_DIR,
            env=env.inherited(**{**self.environment, **child.environment}),
            start_new_session=True,  # Ctrl-C reaches us alone; we stop the others in order
        )
        child.starts += 1
        self.listed.add(child.process.pid)
        if child not in self.children:
            self.children.append(child)

    def ended(self) -> list[Child]:
        return [
            child for child in self.children if child.process and child.process.poll() is not None
        ]

    def stop(self) -> None:
        """Ask all to finish what they do, last started first; end those that take too long."""
        running = [child.process for child in reversed(self.children) if child.process]
        for process in running:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + _STOP_SECONDS
        for process in running:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            self.listed.remove(process.pid)
        for child in self.children:
            if child.log:
                child.log.close()


def web(port: int) -> Child:
    return Child(
        "web",
        [sys.executable, "-m", "gunicorn", "--config", "python:config.gunicorn",
         "--bind", f"127.0.0.1:{port}", "config.wsgi:application"],
    )  # fmt: skip


def worker(lane: str, **environment: str) -> Child:
    """lane: “embedding” works through the catalogue, “interactive” serves people who wait."""
    return Child(
        "worker" if lane == "embedding" else f"worker-{lane}",
        [sys.executable, "-m", "celery", "-A", "config", "worker",
         "--concurrency", "1", "--loglevel", "INFO", "--without-gossip", "--without-mingle",
         "-Q", lane, "-n", f"{lane}@%h"],
        environment=environment,
    )  # fmt: skip


def beat(state_dir: Path) -> Child:
    return Child(
        "beat",
        [sys.executable, "-m", "celery", "-A", "config", "beat", "--loglevel", "INFO",
         "--schedule", str(state_dir / "run" / "beat-schedule"), "--pidfile", ""],
    )  # fmt: skip
