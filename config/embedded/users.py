"""The living processes that use a shared server, one file each, named after the process id."""

import os
from pathlib import Path

import psutil


class Users:
    """Call its methods only while holding the server's lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def enter(self) -> None:
        # the start time tells a process from a later one that was given the same id
        started = psutil.Process().create_time()
        (self.folder / str(os.getpid())).write_text(repr(started))

    def leave(self) -> bool:
        """Sign this process off. True: others are still there."""
        (self.folder / str(os.getpid())).unlink(missing_ok=True)
        alive = [self._is_alive(file) for file in self.folder.iterdir()]  # all: it tidies up
        return any(alive)

    def _is_alive(self, file: Path) -> bool:
        try:
            alive = repr(psutil.Process(int(file.name)).create_time()) == file.read_text()
        except (psutil.NoSuchProcess, ValueError, FileNotFoundError):
            alive = False
        if not alive:
            file.unlink(missing_ok=True)
        return alive
