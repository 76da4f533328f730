import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from catalogue.images import ImageRejected, normalise, read_image_file, store
from catalogue.importing.picture_cells import Picture
from catalogue.importing.picture_paths import find_picture

# Decoding lets go of the interpreter, so two threads use two cores; more would only hold memory.
_THREADS = 2
# The same file for many variants is decoded once; so many are remembered.
_REMEMBERED = 2_000


@dataclass(frozen=True, slots=True)
class StoredPicture:
    """The names and facts of a normalised picture, as `ProductImage` keeps them."""

    master: str
    thumbnail: str
    width: int
    height: int
    digest: str


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """An entry of a row after reading. stored: None when the product has this very file already.

    rejected: why it cannot be used, in words; then the rest says nothing.
    """

    picture: Picture
    upload_digest: str = ""
    stored: StoredPicture | None = None
    rejected: str = ""


class PictureReader:
    """Reads the pictures of a chunk in a few threads; writes their files unless in a dry run."""

    def __init__(self, folder: Path, pool: ThreadPoolExecutor, *, dry_run: bool) -> None:
        self._folder = folder.resolve()
        self._pool = pool
        self._dry_run = dry_run
        self._remembered: dict[str, StoredPicture] = {}

    def read(
        self, wanted: list[tuple[Picture, frozenset[str]]], on_each: Callable[[int], None]
    ) -> list[ReadPicture]:
        """In the order given. wanted: each picture with the digests that its product has.

        on_each: called with the number of pictures done.
        """
        jobs: list[Future[ReadPicture]] = [
            self._pool.submit(self._read, picture, known) for picture, known in wanted
        ]
        read = []
        for job in jobs:
            read.append(job.result())
            on_each(len(read))
        return read

    def _read(self, picture: Picture, known: frozenset[str]) -> ReadPicture:
        if picture.wrong:
            return ReadPicture(picture, rejected=picture.wrong)
        try:
            data = read_image_file(find_picture(self._folder, picture.path))
            digest = hashlib.sha256(data).hexdigest()
            if digest in known:
                return ReadPicture(picture, digest)
            return ReadPicture(picture, digest, self._normalise(data, digest))
        except ImageRejected as rejected:
            return ReadPicture(picture, rejected=f"“{picture.path}”: {rejected}")

    def _normalise(self, data: bytes, digest: str) -> StoredPicture:
        if seen := self._remembered.get(digest):
            return seen
        made = normalise(data)
        master, thumbnail = ("", "") if self._dry_run else store(made)
        stored = StoredPicture(master, thumbnail, made.width, made.height, made.digest)
        if len(self._remembered) < _REMEMBERED:
            self._remembered[digest] = stored
        return stored


@contextmanager
def picture_reader(folder: Path, *, dry_run: bool) -> Iterator[PictureReader]:
    pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="pictures")
    try:
        yield PictureReader(folder, pool, dry_run=dry_run)
    finally:
        pool.shutdown(cancel_futures=True)
