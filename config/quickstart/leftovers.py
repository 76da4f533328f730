"""One quickstart a state folder; a crashed one leaves nothing that blocks the next.

The folder `run/processes` holds a file for each process that was started, named after its id,
with its start time: enough to tell a leftover from a stranger that got the same id later.
"""

import os
from pathlib import Path

import psutil

_PATIENCE_SECONDS = 5


class ProcessList:
    def __init__(self, state_dir: Path) -> None:
        self.folder = state_dir / "run" / "processes"
        self.folder.mkdir(parents=True, exist_ok=True)

    def add(self, pid: int, *, supervisor: bool = False) -> None:
        kind = "supervisor" if supervisor else "child"
        created = psutil.Process(pid).create_time()
        (self.folder / str(pid)).write_text(f"{kind} {created!r}")

    def remove(self, pid: int) -> None:
        (self.folder / str(pid)).unlink(missing_ok=True)

    def running_supervisor(self) -> int | None:
        """The id of another quickstart that is alive on this state folder."""
        for process, kind in self._alive():
            if kind == "supervisor" and process.pid != os.getpid():
                return process.pid
        return None

    def end_leftovers(self) -> int:
        """End what a crashed quickstart left running, children included. Returns how many."""
        ended = 0
        for process, _ in self._alive():
            family = [*process.children(recursive=True), process]
            for member in family:
                _end(member)
            ended += len(family)
            self.remove(process.pid)
        return ended

    def _alive(self) -> list[tuple[psutil.Process, str]]:
        found = []
        for file in self.folder.iterdir():
            try:
                kind, created = file.read_text().split()
                process = psutil.Process(int(file.name))
                if repr(process.create_time()) == created:
                    found.append((process, kind))
                    continue
            except (ValueError, psutil.NoSuchProcess):
                pass
            file.unlink(missing_ok=True)
        return found


def _end(process: psutil.Process) -> None:
    try:
        process.terminate()
        process.wait(_PATIENCE_SECONDS)
    except psutil.TimeoutExpired:
        process.kill()
    except psutil.NoSuchProcess:
        return
