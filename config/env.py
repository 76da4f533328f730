"""Typed readers of the environment: the only place that looks at `os.environ`.

A variable may also stand in a file `.env` beside `manage.py`; the environment wins over it.
"""

import os
import secrets
from pathlib import Path
from typing import Any

import environ

BASE_DIR = Path(__file__).resolve().parent.parent

_env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env", overwrite=False)


def text(name: str, default: str = "") -> str:
    return str(_env.str(name, default=default)).strip()


def flag(name: str, default: bool) -> bool:
    return bool(_env.bool(name, default=default))


def integer(name: str, default: int) -> int:
    return int(_env.int(name, default=default))


def number(name: str, default: float) -> float:
    return float(_env.float(name, default=default))


def words(name: str, default: list[str]) -> list[str]:
    return [str(word).strip() for word in _env.list(name, default=default) if str(word).strip()]


def database(name: str, default: str) -> dict[str, Any]:
    """The Django settings of a database given as a URL (`postgres://user:password@host/name`)."""
    return dict(_env.db_url(name, default=default))


def is_set(name: str) -> bool:
    return bool(text(name))


def publish(name: str, value: str) -> None:
    """Set a variable for this process and for those that it starts."""
    os.environ[name] = value


def inherited(**extra: str) -> dict[str, str]:
    """The environment for a child process, with `extra` on top."""
    return {**os.environ, **extra}


def state_dir() -> Path:
    """The folder of all that is kept between runs: database, images, caches, secrets."""
    return Path(text("ZEROSHELF_STATE_DIR") or BASE_DIR / ".zeroshelf").expanduser().resolve()


def secret_key() -> str:
    """`SECRET_KEY`, or one made for this machine and kept, readable by its owner only."""
    given = text("SECRET_KEY")
    if given:
        return given
    path = state_dir() / "secret_key"
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process was first
            return path.read_text().strip()
        with os.fdopen(descriptor, "w") as file:
            key = secrets.token_urlsafe(50)
            file.write(key)
        return key


def publish_default(name: str, value: str) -> None:
    """Set a variable for this process unless it is set already."""
    os.environ.setdefault(name, value)
