import hashlib
import os
import tempfile
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, default_storage

from catalogue.images.normalising import NormalisedImage


def store(normalised: NormalisedImage) -> tuple[str, str]:
    """Write master and thumbnail; return their names in the default storage.

    Files are named by their content, such as `images/ab/ab12….jpg`, and written once: storing
    the same picture again, even at the same moment, changes nothing.
    """
    return (
        _write(normalised.master, normalised.digest, "jpg"),
        _write(normalised.thumbnail, hashlib.sha256(normalised.thumbnail).hexdigest(), "webp"),
    )


def _write(content: bytes, digest: str, suffix: str) -> str:
    name = f"images/{digest[:2]}/{digest}.{suffix}"
    if isinstance(default_storage, FileSystemStorage):
        _write_local(Path(default_storage.path(name)), content)
    else:
        _write_remote(default_storage, name, content)
    return name


def _write_local(path: Path, content: bytes) -> None:
    """All or nothing: readers see no file or the whole file, even if this process is killed."""
    if path.exists() and path.stat().st_size == len(content):
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=_folder_mode())
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(_file_mode())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _write_remote(storage: Storage, name: str, content: bytes) -> None:
    if storage.exists(name):
        return
    written = storage.save(name, ContentFile(content))
    if written != name:  # somebody else stored the same content in between
        storage.delete(written)


def _file_mode() -> int:
    mode = getattr(default_storage, "file_permissions_mode", None)
    return mode if isinstance(mode, int) else 0o644


def _folder_mode() -> int:
    mode = getattr(default_storage, "directory_permissions_mode", None)
    return mode if isinstance(mode, int) else 0o755
