import shutil
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile

from django.conf import settings

from catalogue.importing.archive_members import BoundedFile, Member, read_members
from catalogue.importing.report import FileRefused
from catalogue.importing.tally import printable

_GIGABYTE = 1024**3
_MOST_BYTES = 20 * _GIGABYTE
_FREE_BYTES = _GIGABYTE  # stay free for everybody else on the machine
_CHUNK = 64 * 1024
_RATIO, _RATIO_FROM = 200, 1024 * 1024  # pictures shrink little, even plain ones

_DAMAGE = (BadZipFile, zlib.error, struct.error, EOFError, ValueError, OverflowError, RuntimeError)


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """A folder with the images: `path` itself or, of a ZIP, a private one that is removed after.

    A file above the size limit of an image is unpacked as an empty one of a size above it, so that
    the row that names it is told. Raises FileRefused, in words, when nothing can be unpacked.
    """
    if _is_folder(path):
        yield path
        return
    with _private_folder() as name:
        folder = Path(name)
        try:
            _unpack(path, folder)
        except FileRefused as refused:
            raise FileRefused(f"The images in “{path}”: {refused}") from refused
        yield folder


def _is_folder(path: Path) -> bool:
    try:
        if not path.is_dir() and not path.is_file():
            raise FileRefused(f"The images folder “{path}” does not exist.")
        return path.is_dir()
    except OSError as error:
        raise FileRefused(f"The images in “{path}”: {error.strerror}.") from error


def _private_folder() -> TemporaryDirectory[str]:
    try:
        return TemporaryDirectory(prefix="zeroshelf-images-")
    except OSError as error:
        raise FileRefused(f"No place to unpack images: {error.strerror}. Set TMPDIR.") from error


def _unpack(path: Path, folder: Path) -> None:
    try:
        with BoundedFile(FileIO(path)) as file:
            _refuse_other_files(file)
            with ZipFile(file) as opened:
                members = read_members(opened, path.stat().st_size)
                _write_all(opened, members, folder)
    except _DAMAGE as error:
        raise FileRefused("The ZIP is cut short or damaged: copy it or make it again.") from error
    except OSError as error:
        raise FileRefused(f"They cannot be unpacked: {error.strerror or error}.") from error


def _refuse_other_files(file: BoundedFile) -> None:
    start = file.read(4)
    if not start.startswith(b"PK"):
        raise FileRefused("It is neither a folder nor a ZIP: give one of both.")


def _write_all(opened: ZipFile, members: list[Member], folder: Path) -> None:
    limit = min(_MOST_BYTES, shutil.disk_usage(folder).free - _FREE_BYTES)
    # what the ZIP says only spares an honest one the work; the bytes that come are counted
    total = sum(min(member.info.file_size, settings.IMAGE_MAX_BYTES) for member in members)
    _refuse_too_much(total, limit)
    total = 0
    for member in members:
        target = folder / member.path
        target.parent.mkdir(parents=True, exist_ok=True)
        # "x": never onto something that is there
        with target.open("xb") as file:
            for chunk in _chunks(opened, member):
                total += len(chunk)
                _refuse_too_much(total, limit)
                file.write(chunk)
                if file.tell() > settings.IMAGE_MAX_BYTES:
                    file.truncate(0)
                    file.truncate(settings.IMAGE_MAX_BYTES + 1)  # a hole: takes no room
                    break


def _chunks(opened: ZipFile, member: Member) -> Iterator[bytes]:
    most = max(_RATIO_FROM, member.info.compress_size * _RATIO)
    size = 0
    with opened.open(member.info) as source:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            if size > most:
                shown = printable(f"“{member.path}”")
                raise FileRefused(
                    f"{shown} grows to more than {_RATIO} times its packed size, as no picture "
                    "does: leave it out."
                )
            yield chunk


def _refuse_too_much(total: int, limit: int) -> None:
    if total > limit:
        gigabytes = f"{max(limit, 0) / _GIGABYTE:.1f} GB"
        raise FileRefused(
            f"Unpacked they need more than the {gigabytes} that are allowed or free: split them, "
            "or give a folder."
        )
