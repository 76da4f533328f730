"""PostgreSQL refuses to run as root: a root process starts it as an account without rights."""

import os
import pwd
import shutil
import stat
from pathlib import Path

from config.embedded import library

_ACCOUNT = "pgserver"
_PASS = stat.S_IXGRP | stat.S_IXOTH


def for_postgres() -> str | None:
    """The account to run PostgreSQL as, created where needed; None: as whoever runs us."""
    if os.geteuid() != 0:
        return None
    if shutil.which("useradd"):
        library.ensure_account(_ACCOUNT)
        return _ACCOUNT
    return "nobody"


def give(folder: Path, account: str) -> None:
    """Make `account` the owner of `folder`, and let it pass through the folders above."""
    entry = pwd.getpwnam(account)
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    folder.chmod(0o700)
    _let_through(folder.parent)


def let_in(folder: Path) -> None:
    """Let every account read and run what is in `folder` (a program's own files)."""
    sample = folder / "postgres"
    if sample.stat().st_mode & stat.S_IXOTH and folder.stat().st_mode & stat.S_IXOTH:
        _let_through(folder)
        return
    library.open_to_all(folder.parent, stat.S_IRGRP | stat.S_IROTH | stat.S_IXOTH)
    _let_through(folder.parent)


def _let_through(folder: Path) -> None:
    """Passing through needs the x bit only; what lies in the folders stays unlisted."""
    for place in (folder, *folder.parents):
        mode = place.stat().st_mode
        if mode & _PASS != _PASS:
            place.chmod(mode | _PASS)
