"""Which files of a ZIP may be unpacked, and under which path. Nothing is unpacked here."""

import io
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from unicodedata import normalize
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from catalogue.importing.report import FileRefused
from catalogue.importing.tally import printable

MOST_MEMBERS = 200_000
_LONGEST_PATH = 1_000
_DIRECTORY_BYTES = 64 * 1024 * 1024
_UTF8_NAME, _ENCRYPTED = 0x800, 0x1
_TOO_MANY = f"It holds more than {MOST_MEMBERS:,} files: split it, and the products with it."


@dataclass(frozen=True, slots=True)
class Member:
    """A file in the ZIP. path: relative, without “..”, safe to join to a folder."""

    info: ZipInfo
    path: PurePosixPath


class BoundedFile(io.BufferedReader):
    """A file for ZipFile, which reads a ZIP's whole directory at once, however large it is."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _DIRECTORY_BYTES:
            raise FileRefused(_TOO_MANY)
        data = super().read(size)
        if len(data) > MOST_MEMBERS and data.count(b"PK\x01\x02") > MOST_MEMBERS:
            raise FileRefused(_TOO_MANY)
        return data


def read_members(opened: ZipFile, archive_bytes: int) -> list[Member]:
    """All files to unpack. Raises FileRefused for the first entry that no honest ZIP has.

    archive_bytes: the size of the ZIP. Hidden files and `__MACOSX` are left out.
    """
    infos = opened.infolist()
    # entries that share their bytes are the trick by which a small ZIP becomes endless
    if sum(info.compress_size for info in infos) > archive_bytes:
        raise FileRefused("Its files overlap or are cut short: make the ZIP again.")
    members = list(_files(infos))
    _refuse_collisions(members)
    return members


def _files(infos: list[ZipInfo]) -> Iterator[Member]:
    for info in infos:
        path = _safe_path(_name(info))
        if any(part.startswith(".") or part == "__MACOSX" for part in path.parts):
            continue
        shown, kind = printable(f"“{path}”"), stat.S_IFMT(info.external_attr >> 16)
        if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
            raise FileRefused(f"{shown} is a link or a special file: put the file itself into it.")
        if info.is_dir() or kind == stat.S_IFDIR:
            continue
        if info.flag_bits & _ENCRYPTED:
            raise FileRefused(f"{shown} is encrypted: make the ZIP without a password.")
        # the other methods unpack into memory without a bound
        if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise FileRefused(f"{shown} is packed in an unusual way: choose “Deflate” or “Store”.")
        yield Member(info, path)


def _name(info: ZipInfo) -> str:
    name = info.orig_filename
    if info.flag_bits & _UTF8_NAME:
        return name
    try:  # macOS writes UTF-8 and does not say so
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _safe_path(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    shown = printable(f"“{name[:100]}”")
    if "\0" in name:
        raise FileRefused(f"{shown} has a NUL character in its name: make the ZIP again.")
    if "\\" in name:
        raise FileRefused(f"{shown} has a backslash in its name: folders are divided by “/”.")
    if path.is_absolute() or re.match(r"[a-z]:", name, re.IGNORECASE):
        raise FileRefused(f"{shown} is an absolute path: make the ZIP from inside the folder.")
    if ".." in path.parts:
        raise FileRefused(f"{shown} leaves the folder (“..”): make the ZIP from inside the folder.")
    if len(name) > _LONGEST_PATH:
        raise FileRefused(f"{shown} and so on is longer than {_LONGEST_PATH:,} characters.")
    return path


def _refuse_collisions(members: list[Member]) -> None:
    """Two files of one name, or so many folders that they alone are a burden."""
    files: dict[str, PurePosixPath] = {}
    folders: set[str] = set()
    for path in (member.path for member in members):
        key = _key(path)
        if key in files:
            same = f"“{files[key]}” and “{path}”"
            raise FileRefused(printable(f"{same} have the same name: rename or remove one."))
        files[key] = path
        for folder in map(_key, path.parents):
            if folder in folders:
                break  # then those above it are known too
            folders.add(folder)
        if len(folders) > MOST_MEMBERS:
            raise FileRefused(_TOO_MANY)
    if both := files.keys() & folders:
        shown = printable(f"“{files[min(both)]}”")
        raise FileRefused(f"{shown} is a file and a folder: rename one.")


def _key(path: PurePosixPath) -> str:
    # not every disk tells capitals apart, or the two spellings of “ü”
    return normalize("NFC", str(path)).casefold()
