import io
import json
import stat
import struct
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from catalogue.importing import FileRefused, archive, archive_members
from catalogue.importing.archive import unpacked
from catalogue.models import Product, ProductImage
from tests.catalogue.importing.conftest import Import

ROWS = "sku,title,images\nA,One,red.jpg|sub/blue.png\nB,Two,art.webp\n"
Zipped = Callable[..., Path]


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where ZIPs are unpacked; nothing may be left in it."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def zipped(tmp_path: Path) -> Zipped:
    """Make a ZIP of names (or ZipInfos) with their bytes, in the order given."""

    def make(*members: tuple[str | ZipInfo, bytes], method: int = ZIP_DEFLATED) -> Path:
        path = tmp_path / "photos.zip"
        with ZipFile(path, "w", method) as opened:
            for name, data in members:
                opened.writestr(name, data, method)
        return path

    return make


@pytest.fixture
def photos(folder: Path, zipped: Zipped) -> Path:
    """The merchandiser's pictures as a ZIP, made on a Mac; the folder has the same."""
    (folder / "sub").mkdir()
    (folder / "blue.png").rename(folder / "sub" / "blue.png")
    names = ["red.jpg", "sub/blue.png", "art.webp"]
    return zipped(
        ("sub/", b""),
        *((name, (folder / name).read_bytes()) for name in names),
        ("__MACOSX/._red.jpg", b"x"),
        (".DS_Store", b"x"),
    )


def special(name: str, kind: int) -> ZipInfo:
    info = ZipInfo(name)
    info.create_system, info.external_attr = 3, (kind | 0o644) << 16
    return info


def refusal(path: Path) -> str:
    with pytest.raises(FileRefused) as refused, unpacked(path):
        pytest.fail("It was unpacked.")
    return str(refused.value)


def in_directory(path: Path, offset: int, layout: str, value: int) -> None:
    """Overwrite a number in the first entry of the ZIP's directory."""
    data = bytearray(path.read_bytes())
    struct.pack_into(layout, data, data.index(b"PK\x01\x02") + offset, value)
    path.write_bytes(data)


def test_a_zip_brings_the_same_images_as_the_folder(import_csv: Import, photos: Path) -> None:
    report = import_csv(ROWS, images_dir=photos)
    assert (report.new, report.images_new, report.is_good) == (2, 3, True)
    report = import_csv(ROWS)  # from the folder
    assert (report.unchanged, report.images_unchanged, report.images_new) == (2, 3, 0)


def test_the_same_zip_twice_changes_nothing(import_csv: Import, photos: Path) -> None:
    import_csv(ROWS, images_dir=photos)
    before = list(ProductImage.objects.order_by("id").values())
    report = import_csv(ROWS, images_dir=photos)
    assert (report.unchanged, report.images_unchanged, report.is_good) == (2, 3, True)
    assert list(ProductImage.objects.order_by("id").values()) == before


def test_a_dry_run_counts_the_images_of_a_zip_and_writes_nothing(
    import_csv: Import, photos: Path, media: Path, temporary: Path
) -> None:
    report = import_csv(ROWS, images_dir=photos, dry_run=True)
    assert (report.new, report.images_new) == (2, 3)
    assert not Product.objects.exists()
    assert not media.exists()
    assert not list(temporary.iterdir())


def test_hidden_files_stay_out_and_the_folder_is_private(photos: Path) -> None:
    with unpacked(photos) as folder:
        files = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()}
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert files == {"red.jpg", "sub/blue.png", "art.webp"}
    assert not folder.exists()


def test_a_folder_is_taken_as_it_is(folder: Path) -> None:
    with unpacked(folder) as same:
        assert same == folder
    assert folder.is_dir()


def test_the_temporary_folder_is_gone_after_an_error_too(photos: Path, temporary: Path) -> None:
    seen: list[Path] = []

    def stop() -> None:
        with unpacked(photos):
            seen.extend(temporary.iterdir())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop()
    assert len(seen) == 1
    assert not list(temporary.iterdir())


def test_a_mac_writes_umlauts_without_saying_so(zipped: Zipped) -> None:
    path = zipped(("grün.jpg", b"x"))
    path.write_bytes(path.read_bytes().replace(b"\x00\x08", b"\x00\x00"))
    with unpacked(path) as folder:
        assert [found.name for found in folder.iterdir()] == ["grün.jpg"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../red.jpg", "“../red.jpg” leaves the folder"),
        ("sub/../../red.jpg", "leaves the folder"),
        ("/etc/red.jpg", "is an absolute path"),
        ("C:/red.jpg", "is an absolute path"),
        ("sub\\red.jpg", "has a backslash"),
        ("a" * 1001, "longer than 1,000 characters"),
        ("a" * 300, "cannot be unpacked: File name too long"),
    ],
)
def test_no_name_reaches_out_of_the_folder(
    zipped: Zipped, temporary: Path, name: str, reason: str
) -> None:
    assert reason in refusal(zipped(("good.jpg", b"x"), (name, b"x")))
    assert not list(temporary.iterdir())
    assert not (temporary / "red.jpg").exists()


def test_a_nul_in_a_name_is_refused(zipped: Zipped) -> None:
    path = zipped(("red.jpg_.exe", b"x"))
    path.write_bytes(path.read_bytes().replace(b"red.jpg_", b"red.jpg\0"))
    assert "has a NUL character" in refusal(path)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_links_and_special_files_are_refused(zipped: Zipped, kind: int) -> None:
    path = zipped((special("red.jpg", kind), b"/etc/passwd"))
    assert "“red.jpg” is a link or a special file" in refusal(path)


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (("sub/Red.jpg", "sub/red.JPG"), "“sub/Red.jpg” and “sub/red.JPG” have the same name"),
        (("gru\u0308n.jpg", "gr\u00fcn.jpg"), "have the same name"),
        (("./red.jpg", "red.jpg"), "have the same name"),
        (("red", "red/front.jpg"), "“red” is a file and a folder"),
    ],
)
def test_two_files_of_one_name_are_refused(
    zipped: Zipped, names: tuple[str, str], reason: str
) -> None:
    assert reason in refusal(zipped(*((name, b"x") for name in names)))


def test_a_password_and_unusual_packing_are_refused(zipped: Zipped) -> None:
    path = zipped(("red.jpg", b"x"))
    in_directory(path, 8, "<H", 0x1)
    assert "“red.jpg” is encrypted: make the ZIP without a password" in refusal(path)
    assert "unusual way" in refusal(zipped(("red.jpg", b"x"), method=ZIP_BZIP2))


def test_a_file_that_grows_without_end_is_refused(zipped: Zipped, temporary: Path) -> None:
    path = zipped(("red.jpg", bytes(3 * 1024 * 1024)))
    assert "“red.jpg” grows to more than 200 times" in refusal(path)
    assert not list(temporary.iterdir())


def test_a_size_that_is_a_lie_helps_nobody(zipped: Zipped) -> None:
    path = zipped(("red.jpg", bytes(3 * 1024 * 1024)))
    in_directory(path, 24, "<L", 10)
    assert "cut short or damaged" in refusal(path)


def test_files_that_share_their_bytes_are_refused(zipped: Zipped) -> None:
    path = zipped(("red.jpg", b"x"))
    in_directory(path, 20, "<L", 1_000_000)
    assert "overlap or are cut short" in refusal(path)


def test_too_many_files_are_refused_before_they_are_listed(
    zipped: Zipped, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zipped(*((f"{n}.jpg", b"x") for n in range(12)))
    monkeypatch.setattr(archive_members, "MOST_MEMBERS", 11)
    assert "holds more than" in refusal(path)
    monkeypatch.undo()
    monkeypatch.setattr(archive_members, "_DIRECTORY_BYTES", 500)
    assert "holds more than" in refusal(path)


def test_what_does_not_fit_is_refused(zipped: Zipped, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(*((f"{n}.jpg", bytes(range(256)) * 4) for n in range(3)), method=ZIP_STORED)
    monkeypatch.setattr(archive, "_MOST_BYTES", 3000)
    assert "Unpacked they need more than the 0.0 GB that are allowed or free" in refusal(path)


def test_the_bytes_that_come_count_whatever_the_zip_declares(
    photos: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ZipFile(photos) as opened:
        declared = sum(info.file_size for info in opened.infolist())
    monkeypatch.setattr(archive, "_MOST_BYTES", declared)
    monkeypatch.setattr(archive, "_chunks", lambda *_: iter([bytes(declared)]))
    assert "Unpacked they need more" in refusal(photos)
    assert not list(temporary.iterdir())


def test_a_file_above_the_limit_of_an_image_is_told_by_its_row(
    import_csv: Import, zipped: Zipped, folder: Path, settings: Settings
) -> None:
    settings.IMAGE_MAX_BYTES = 1024 * 1024
    large = (special("large.jpg", stat.S_IFREG), bytes(range(256)) * 8192)
    path = zipped(large, ("red.jpg", (folder / "red.jpg").read_bytes()), method=ZIP_STORED)
    report = import_csv("sku,title,image\nA,One,large.jpg\nB,Two,red.jpg\n", images_dir=path)
    assert (report.new, report.images_new, report.images_rejected) == (2, 1, 1)
    assert "“large.jpg”: The file is larger than 1 MB" in report.problems[0].reason


def test_a_damaged_or_cut_zip_says_so(photos: Path, temporary: Path) -> None:
    whole = photos.read_bytes()
    for share in (0.2, 0.5, 0.9, 0.999):
        photos.write_bytes(whole[: int(len(whole) * share)])
        assert "cut short or damaged: copy it or make it again" in refusal(photos)
    at = whole.index(b"RIFF") + 40  # inside a picture
    photos.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    assert "cut short or damaged" in refusal(photos)
    assert not list(temporary.iterdir())


def test_no_broken_byte_of_a_zip_ends_in_anything_but_words(photos: Path, temporary: Path) -> None:
    whole = photos.read_bytes()
    for at in range(whole.index(b"PK\x01\x02"), len(whole), 3):
        photos.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        with suppress(FileRefused), unpacked(photos) as folder:
            assert folder.is_dir()
    assert not list(temporary.iterdir())


def test_what_is_no_zip_is_told(tmp_path: Path) -> None:
    other = tmp_path / "photos.rar"
    for data in (b"", b"Rar!\x1a\x07", b"sku,title\n"):
        other.write_bytes(data)
        assert "neither a folder nor a ZIP: give one of both" in refusal(other)
    assert "does not exist" in refusal(tmp_path / "none.zip")


@pytest.mark.django_db
def test_the_command_takes_a_zip_and_does_nothing_with_a_bad_one(
    photos: Path, tmp_path: Path, temporary: Path
) -> None:
    products = tmp_path / "products.csv"
    products.write_text(ROWS)
    whole = photos.read_bytes()
    photos.write_bytes(whole[:-30])
    out = io.StringIO()
    with pytest.raises(CommandError, match="cut short or damaged") as refused:
        call_command("import_products", products, images=photos, json=True, stdout=out)
    assert refused.value.returncode == 2
    assert "photos.zip" in json.loads(out.getvalue())["refused"]
    assert not Product.objects.exists()
    photos.write_bytes(whole)
    out = io.StringIO()
    call_command("import_products", str(products), "--images", str(photos), "--json", stdout=out)
    assert json.loads(out.getvalue())["images"]["new"] == 3
    assert not list(temporary.iterdir())
