"""Reading a labelled folder, and what is said about one that is wrong."""

from pathlib import Path

import pytest

from search.evaluation.datasets.folder import read_folder
from search.evaluation.datasets.table import DatasetError
from tests.search.evaluation.sample import save_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return save_folder(tmp_path / "set")


def append(table: Path, line: str) -> None:
    table.write_text(table.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")


def test_a_folder_is_read(folder: Path) -> None:
    found = read_folder(folder)
    assert found.labels == ["red", "green", "blue"]
    assert found.definitions[0] == "a red thing"
    assert found.relevant.shape == (9, 3)
    assert found.relevant.sum() == 9
    assert all(image.is_file() for image in found.images)


def test_a_byte_order_mark_and_more_columns_do_no_harm(folder: Path) -> None:
    table = folder / "categories.csv"
    table.write_text("\ufefflabel,definition,note\nred,a red thing,x\ngreen,g,\nblue,b,\n")
    assert read_folder(folder).labels == ["red", "green", "blue"]


def test_a_product_may_have_no_label_and_another_several(folder: Path) -> None:
    table = folder / "labels.csv"
    lines = table.read_text().splitlines()
    table.write_text("\n".join([*lines[:-1], "red0,blue"]) + "\n")
    found = read_folder(folder)
    assert found.relevant[0].tolist() == [True, False, True]
    assert not found.relevant[-1].any()


@pytest.mark.parametrize(
    ("table", "line", "words"),
    [
        ("products", "red0,again,,images/red0.png", "occurred before"),
        ("products", ",nameless,,images/red0.png", "no sku"),
        ("products", "x,no image,,", "no image"),
        ("products", "x,lost,,images/lost.png", r"not there: .*lost\.png"),
        ("products", "x,outside,,../../etc/passwd", "not inside"),
        ("products", "x,outside,,/etc/passwd", "not inside"),
        ("labels", "nobody,red", "no sku 'nobody'"),
        ("labels", "red0,purple", "no label 'purple'"),
        ("categories", "red,again", "occurred before"),
        ("categories", "purple,  ", "no definition"),
        ("categories", "purple,a\x00b", "NUL"),
    ],
)
def test_a_wrong_row_is_named(folder: Path, table: str, line: str, words: str) -> None:
    append(folder / f"{table}.csv", line)
    with pytest.raises(DatasetError, match=words):
        read_folder(folder)


@pytest.mark.parametrize("table", ["products", "labels", "categories"])
def test_a_missing_table_is_named_with_its_columns(folder: Path, table: str) -> None:
    (folder / f"{table}.csv").unlink()
    with pytest.raises(DatasetError, match=rf"{table}\.csv is missing. It needs the columns"):
        read_folder(folder)


def test_a_missing_column_is_named(folder: Path) -> None:
    (folder / "labels.csv").write_text("id,label\nred0,red\n")
    with pytest.raises(DatasetError, match="lacks the column sku; it has id, label"):
        read_folder(folder)


def test_empty_and_binary_tables_are_explained(folder: Path) -> None:
    (folder / "labels.csv").write_text("sku,label\n")
    with pytest.raises(DatasetError, match="has no rows"):
        read_folder(folder)
    (folder / "labels.csv").write_bytes(b"sku,label\n\xff\xfe\x00\n")
    with pytest.raises(DatasetError, match="UTF-8"):
        read_folder(folder)


def test_a_link_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes((folder / "images/red0.png").read_bytes())
    (folder / "images/red0.png").unlink()
    (folder / "images/red0.png").symlink_to(secret)
    with pytest.raises(DatasetError, match="not inside"):
        read_folder(folder)


def test_no_folder_is_explained(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="There is no folder"):
        read_folder(tmp_path / "nothing")
