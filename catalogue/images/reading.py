"""The bytes of a picture, never more than the cap, from wherever they come."""

import stat
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from catalogue.images.rejection import ImageRejected, TooLarge

ImageSource = bytes | Path | BinaryIO


def read_image_file(source: ImageSource) -> bytes:
    """Read `source` from its beginning. Raise ImageRejected: too big, empty or unreadable."""
    if isinstance(source, bytes):
        data = source
    elif isinstance(source, Path):
        data = _read_path(source)
    else:
        data = _read_open_file(source)
    if len(data) > settings.IMAGE_MAX_BYTES:
        raise TooLarge(_too_big())
    if not data:
        raise ImageRejected("The file is empty.")
    return data


def _read_path(path: Path) -> bytes:
    try:
        # asked before opening: a named pipe would wait for ever
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ImageRejected("It is a folder, not a picture.")
        if not stat.S_ISREG(status.st_mode):
            raise ImageRejected("It is not an ordinary file.")
        if status.st_size > settings.IMAGE_MAX_BYTES:
            raise TooLarge(_too_big())
        with path.open("rb") as file:
            return file.read(settings.IMAGE_MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise ImageRejected("There is no such file.") from error
    except (OSError, ValueError) as error:
        raise ImageRejected(f"The file cannot be read: {_reason(error)}.") from error


def _read_open_file(file: BinaryIO) -> bytes:
    try:
        if file.seekable():
            file.seek(0)
        return file.read(settings.IMAGE_MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise ImageRejected(f"The file cannot be read: {_reason(error)}.") from error


def _reason(error: Exception) -> str:
    words = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return words[:1].lower() + words[1:]


def _too_big() -> str:
    limit = settings.IMAGE_MAX_BYTES // (1024 * 1024)
    return f"The file is larger than {limit} MB: save it with stronger compression or fewer pixels."
