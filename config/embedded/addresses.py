"""Where the embedded servers listen: Unix sockets inside the state folder.

A Unix socket's path may hold about 100 bytes; a state folder deeper than that gets its sockets
in a private folder below the system's temporary one, named after a digest of its path.
"""

import hashlib
import os
import tempfile
from pathlib import Path

_LONGEST_SOCKET_PATH = 90


def socket_dir(state_dir: Path) -> Path:
    run = state_dir / "run"
    if len(os.fsencode(run / ".s.PGSQL.5432")) <= _LONGEST_SOCKET_PATH:
        return run
    digest = hashlib.sha256(os.fsencode(state_dir)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"zeroshelf-{digest}"


def valkey_socket(state_dir: Path) -> Path:
    return socket_dir(state_dir) / "valkey.sock"


def default_broker_url(state_dir: Path) -> str:
    return f"redis+socket://{valkey_socket(state_dir)}"


def postgres_dir(state_dir: Path) -> Path:
    return state_dir / "postgres"


def default_database_url(state_dir: Path) -> str:
    """The address of the embedded database as a URL that Django's settings take."""
    return f"postgres://postgres@/zeroshelf?host={postgres_socket_dir(state_dir)}"


def postgres_socket_dir(state_dir: Path) -> Path:
    """The server's socket lies in its own data folder, which only its owner may enter."""
    data = postgres_dir(state_dir)
    if len(os.fsencode(data / ".s.PGSQL.5432")) <= _LONGEST_SOCKET_PATH:
        return data
    return socket_dir(state_dir) / "postgres"
