import hashlib
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.files.storage import InMemoryStorage, default_storage
from pytest_django import Settings

from catalogue.images import normalise, store
from tests.catalogue.images.pictures import detailed, encode


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


def test_files_are_named_by_their_content(media: Path) -> None:
    made = normalise(encode(detailed(), "JPEG"))
    master, thumbnail = store(made)
    assert master == f"images/{made.digest[:2]}/{made.digest}.jpg"
    assert (media / master).read_bytes() == made.master
    assert (media / thumbnail).read_bytes() == made.thumbnail
    assert Path(thumbnail).stem == hashlib.sha256(made.thumbnail).hexdigest()
    assert stat.S_IMODE((media / master).stat().st_mode) == 0o644


def test_storing_again_touches_nothing(media: Path) -> None:
    made = normalise(encode(detailed(), "JPEG"))
    names = store(made)
    before = [(media / name).stat() for name in names]
    assert store(made) == names
    after = [(media / name).stat() for name in names]
    assert [(s.st_ino, s.st_mtime_ns) for s in after] == [(s.st_ino, s.st_mtime_ns) for s in before]


def test_a_file_cut_short_by_a_crash_is_made_whole(media: Path) -> None:
    made = normalise(encode(detailed(), "JPEG"))
    master, _ = store(made)
    (media / master).write_bytes(made.master[:100])
    store(made)
    assert (media / master).read_bytes() == made.master


def test_many_threads_storing_one_picture_leave_just_its_two_files(media: Path) -> None:
    made = normalise(encode(detailed(), "JPEG"))
    with ThreadPoolExecutor(8) as pool:
        names = set(pool.map(store, [made] * 40))
    assert len(names) == 1
    assert len([file for file in media.rglob("*") if file.is_file()]) == 2


def test_a_storage_without_paths_works_too(settings: Settings) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    }
    made = normalise(encode(detailed(), "JPEG"))
    names = store(made)
    assert store(made) == names
    assert isinstance(default_storage, InMemoryStorage)
    with default_storage.open(names[0]) as file:
        assert file.read() == made.master
