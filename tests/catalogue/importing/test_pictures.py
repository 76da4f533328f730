import os
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from catalogue import importing
from catalogue.images import normalise
from catalogue.importing import pictures
from catalogue.models import Product, ProductImage
from catalogue.signals import images_changed
from tests.catalogue.images.pictures import encode, plain, png_that_claims
from tests.catalogue.importing.conftest import Import


def digests(folder: Path, *names: str) -> list[str]:
    return [normalise(folder / name).upload_digest for name in names]


def stored(sku: str = "A") -> list[str]:
    images = ProductImage.objects.filter(product__sku=sku).in_order()
    return [image.upload_digest for image in images]


@pytest.fixture
def never_decoded(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Every picture that is decoded from now on."""
    decoded: list[bytes] = []

    def spy(data: bytes) -> object:
        decoded.append(data)
        return normalise(data)

    monkeypatch.setattr(pictures, "normalise", spy)
    return decoded


def test_the_listed_images_become_the_products_images_in_their_order(
    import_csv: Import, folder: Path
) -> None:
    report = import_csv("sku,title,images\nA,One,blue.png|red.jpg; art.webp\n")
    assert (report.images_new, report.is_good) == (3, True)
    assert stored() == digests(folder, "blue.png", "red.jpg", "art.webp")
    image = ProductImage.objects.in_order().first()
    assert image is not None
    assert (image.position, image.width, image.height) == (0, 64, 48)
    assert image.description == "One"  # until somebody writes a better text
    assert Image.open(default_storage.open(str(image.master.name))).format == "JPEG"
    assert Image.open(default_storage.open(str(image.thumbnail.name))).format == "WEBP"
    assert image.digest in str(image.master.name)


@pytest.mark.parametrize(
    "cell",
    [
        '"images": ["red.jpg", {"path": "blue.png", "alt": "Its  back"}]',
        '"image": "red.jpg", "images": [{"path": "blue.png", "alt": "Its back"}]',
        '"images": [{"path": "red.jpg", "alt": null}, {"path": "blue.png", "alt": "Its back"}]',
    ],
)
def test_json_lines_can_give_each_image_its_text(
    import_jsonl: Import, folder: Path, cell: str
) -> None:
    assert import_jsonl(f'{{"sku": "A", "title": "One", {cell}}}\n').images_new == 2
    assert stored() == digests(folder, "red.jpg", "blue.png")
    assert list(ProductImage.objects.in_order().values_list("alt", flat=True)) == ["", "Its back"]


def test_csv_may_hold_a_json_list_too(import_csv: Import, folder: Path) -> None:
    import_csv('sku,title,images\nA,One,"[""red.jpg"", {""path"": ""blue.png""}]"\n')
    assert stored() == digests(folder, "red.jpg", "blue.png")


def test_an_image_that_is_there_keeps_its_row_and_is_not_decoded_again(
    import_csv: Import, never_decoded: list[bytes]
) -> None:
    import_csv("sku,title,images\nA,One,red.jpg|blue.png\n")
    before = list(ProductImage.objects.order_by("id").values())
    never_decoded.clear()
    report = import_csv("sku,title,images\nA,One,red.jpg|blue.png\n")
    assert (report.unchanged, report.images_unchanged, report.images_new) == (1, 2, 0)
    assert list(ProductImage.objects.order_by("id").values()) == before
    assert never_decoded == []


def test_images_are_moved_added_and_removed_to_what_the_row_lists(
    import_csv: Import, folder: Path, never_decoded: list[bytes]
) -> None:
    import_csv("sku,title,images\nA,One,red.jpg|blue.png\n")
    kept = ProductImage.objects.get(upload_digest=digests(folder, "blue.png")[0]).pk
    never_decoded.clear()
    report = import_csv("sku,images\nA,art.webp|blue.png\n")
    assert (report.changed, report.images_new, report.images_unchanged) == (1, 1, 1)
    assert report.images_removed == 1
    assert stored() == digests(folder, "art.webp", "blue.png")
    assert ProductImage.objects.filter(pk=kept).exists()
    assert len(never_decoded) == 1


def test_an_empty_cell_leaves_the_images_alone(import_csv: Import, folder: Path) -> None:
    import_csv("sku,title,images\nA,One,red.jpg\n")
    assert import_csv("sku,title,images\nA,One,\n").unchanged == 1
    assert stored() == digests(folder, "red.jpg")


def test_the_same_image_twice_in_a_row_counts_once(import_csv: Import, folder: Path) -> None:
    (folder / "copy.jpg").write_bytes((folder / "red.jpg").read_bytes())
    report = import_csv("sku,title,images\nA,One,red.jpg|copy.jpg|red.jpg\n")
    assert (report.images_new, report.is_good) == (1, True)


def test_many_variants_may_share_one_file(
    import_csv: Import, never_decoded: list[bytes], media: Path
) -> None:
    rows = "".join(f"S{number},x,red.jpg\n" for number in range(30))
    assert import_csv("sku,title,image\n" + rows).images_new == 30
    assert len(never_decoded) <= 2  # both threads may begin with it
    assert len([file for file in media.rglob("*") if file.is_file()]) == 2


def test_a_bad_image_costs_neither_the_product_nor_the_other_images(
    import_csv: Import, folder: Path
) -> None:
    (folder / "broken.jpg").write_bytes((folder / "red.jpg").read_bytes()[:200])
    (folder / "giant.png").write_bytes(png_that_claims(12_000, 12_000))
    (folder / "drawing.png").write_text("<svg/>")
    report = import_csv(
        "sku,title,images\nA,One,broken.jpg|red.jpg|giant.png\nB,Two,drawing.png\nC,Three,no.jpg\n"
    )
    assert (report.new, report.invalid, report.images_new, report.images_rejected) == (3, 0, 1, 4)
    assert stored() == digests(folder, "red.jpg")
    told = [(p.line, p.sku, p.column, p.reason) for p in report.problems]
    assert told[0][:3] == (2, "A", "image")
    assert told[0][3].startswith("“broken.jpg”: The file is cut short")
    assert "144 megapixels" in told[1][3]
    assert "SVG" in told[2][3]
    assert told[3] == (4, "C", "image", "“no.jpg”: There is no such file in the images folder.")


def test_nothing_is_removed_while_a_listed_image_is_bad(import_csv: Import, folder: Path) -> None:
    import_csv("sku,title,images\nA,One,red.jpg|blue.png\n")
    (folder / "red.jpg").write_bytes(b"\xff\xd8 no longer good")
    report = import_csv("sku,images\nA,red.jpg|art.webp\n")
    assert (report.images_new, report.images_removed, report.images_rejected) == (1, 0, 1)
    assert len(stored()) == 3
    assert stored()[0] == digests(folder, "art.webp")[0]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("../outside.jpg", "leaves the images folder"),
        ("a/../../outside.jpg", "leaves the images folder"),
        ("..\\outside.jpg", "leaves the images folder"),
        ("{folder}/red.jpg", "absolute path"),
        ("C:\\photos\\red.jpg", "absolute path"),
        ("link.jpg", "link out of the images folder"),
        ("linked/outside.jpg", "link out of the images folder"),
        ("https://example.com/a.jpg", "web address"),
        (".", "folder"),
        ("pipe.jpg", "not an ordinary file"),
        ("x" * 400, "cannot be opened"),
        ("x" * 600, "at most 500 characters"),
    ],
)
def test_no_path_leads_out_of_the_images_folder(
    import_csv: Import, folder: Path, path: str, reason: str
) -> None:
    outside = folder.parent / "outside.jpg"
    outside.write_bytes(encode(plain(), "JPEG"))
    (folder / "link.jpg").symlink_to(outside)
    (folder / "linked").symlink_to(folder.parent)
    os.mkfifo(folder / "pipe.jpg")
    report = import_csv(f"sku,title,image\nA,One,{path.format(folder=folder)}\n")
    assert (report.new, report.images_new, report.images_rejected) == (1, 0, 1)
    assert reason in report.problems[0].reason


def test_links_and_subfolders_inside_are_fine(import_csv: Import, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "a.jpg").symlink_to(folder / "red.jpg")
    assert import_csv("sku,title,image\nA,One,sub\\a.jpg\n").images_new == 1


def test_images_can_lie_in_another_folder(import_csv: Import, folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "photos"
    elsewhere.mkdir()
    (folder / "red.jpg").rename(elsewhere / "red.jpg")
    assert import_csv("sku,title,image\nA,One,red.jpg\n", images_dir=elsewhere).images_new == 1
    with pytest.raises(importing.FileRefused, match=r"images folder .* does not exist"):
        import_csv("sku,title\nA,One\n", images_dir=tmp_path / "none")


@pytest.mark.parametrize(
    ("images", "reason"),
    [
        ("[12]", "An image is a path"),
        ('[{"file": "red.jpg"}]', "An image is a path"),
        ('[{"path": "red.jpg", "alt": "' + "x" * 301 + '"}]', "301 characters"),
    ],
)
def test_an_odd_entry_is_told_and_the_product_goes_in(
    import_jsonl: Import, images: str, reason: str
) -> None:
    report = import_jsonl(f'{{"sku": "A", "title": "One", "images": {images}}}\n')
    assert (report.new, report.images_rejected) == (1, 1)
    assert reason in report.problems[0].reason


def test_whoever_listens_hears_once_a_chunk_of_all_its_new_and_changed_images(
    import_csv: Import,
) -> None:
    heard: list[list[int]] = []

    def listen(image_ids: list[int], **_: object) -> None:
        heard.append(image_ids)

    images_changed.connect(listen)
    try:
        import_csv("sku,title,images\nA,One,red.jpg|blue.png\nB,Two,red.jpg\nC,Three,\n")
        assert [sorted(ids) for ids in heard] == [
            sorted(ProductImage.objects.values_list("id", flat=True))
        ]
        heard.clear()
        import_csv("sku,title,images\nA,One,red.jpg|blue.png\nB,Two,red.jpg\nC,Three,\n")
        assert heard == []
        import_csv("sku,title,images\nA,One,blue.png|red.jpg\n")
        assert [len(ids) for ids in heard] == [2]
    finally:
        images_changed.disconnect(listen)


def test_an_image_removed_by_somebody_meanwhile_is_read_again(
    import_csv: Import, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_csv("sku,title,images\nA,One,red.jpg\nB,Two,blue.png\n")
    read = pictures.PictureReader.read
    calls: list[int] = []

    def read_slowly(self: pictures.PictureReader, *args: object) -> object:
        result = read(self, *args)  # type: ignore[arg-type]
        if not calls:
            ProductImage.objects.filter(product__sku="A").delete()
        calls.append(1)
        return result

    monkeypatch.setattr(pictures.PictureReader, "read", read_slowly)
    report = import_csv("sku,title,images\nA,One,red.jpg\nB,Two,blue.png\n")
    assert report.is_good
    assert (stored("A"), stored("B")) == (digests(folder, "red.jpg"), digests(folder, "blue.png"))
    assert Product.objects.count() == 2
