"""How encoders run in this process: threads, and where computed files are kept.

The edges (settings, commands, workers) call `configure` once; nothing here reads the environment.
"""

import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(slots=True)
class Runtime:
    threads: int | None = None
    """Threads of one forward pass; None leaves torch's own choice."""
    cache_dir: Path | None = None
    """Where encoders keep what is dear to compute; None means a folder for temporary files."""

    @property
    def cache(self) -> Path:
        return self.cache_dir or Path(tempfile.gettempdir()) / "zeroshelf-encoders"


_runtime = Runtime()


def configure(*, threads: int | None = None, cache_dir: Path | None = None) -> None:
    """Set what is given and keep the rest. Call it before the first tower loads."""
    if threads is not None:
        if threads < 1:
            raise ValueError(f"threads must be at least 1, not {threads}")
        _runtime.threads = threads
    if cache_dir is not None:
        _runtime.cache_dir = cache_dir


def current() -> Runtime:
    return _runtime
