"""The layout of the Grocery Store Dataset's natural photos."""

from pathlib import Path

import pytest

from config.env import BASE_DIR
from search.evaluation.datasets.detect import read_labelled
from search.evaluation.datasets.grocery import read_grocery
from search.evaluation.datasets.table import DatasetError
from tests.factories import picture
from tests.search.evaluation.sample import save_folder


@pytest.fixture
def grocery(tmp_path: Path) -> Path:
    (tmp_path / "natural").mkdir()
    rows = ["image,fine,coarse"]
    for number, (fine, coarse) in enumerate(
        [("Granny Smith", "Apple"), ("Royal Gala", "Apple"), ("Oatly Oat Milk", "Oat Milk")]
    ):
        (tmp_path / "natural" / f"{number}.jpg").write_bytes(picture())
        rows.append(f"natural/{number}.jpg,{fine},{coarse}")
    (tmp_path / "natural.csv").write_text("\n".join(rows) + "\n")
    return tmp_path


def test_coarse_classes_are_told_apart_by_their_names(grocery: Path) -> None:
    found = read_grocery(grocery)
    assert found.labels == ["Apple", "Oat Milk"]
    assert found.definitions == ["apple", "oat milk"]
    assert found.relevant.tolist() == [[True, False], [True, False], [False, True]]
    assert [image.name for image in found.images] == ["0.jpg", "1.jpg", "2.jpg"]


def test_the_layout_is_recognised(grocery: Path, tmp_path: Path) -> None:
    assert read_labelled(grocery).labels == ["Apple", "Oat Milk"]
    assert read_labelled(save_folder(tmp_path / "other")).labels == ["red", "green", "blue"]
    assert "park bench" in read_labelled(BASE_DIR / "demo" / "awa2").labels


def test_what_is_wrong_is_named(grocery: Path) -> None:
    (grocery / "natural" / "1.jpg").unlink()
    with pytest.raises(DatasetError, match=r"not there: .*1\.jpg"):
        read_grocery(grocery)
    (grocery / "natural.csv").write_text("image,coarse\nnatural/0.jpg,\n")
    with pytest.raises(DatasetError, match="row 2 has no coarse class"):
        read_grocery(grocery)
    (grocery / "natural.csv").write_text("image,coarse\n../../etc/passwd,Apple\n")
    with pytest.raises(DatasetError, match="row 2 is not inside"):
        read_grocery(grocery)


def test_the_real_set_is_read(shared_data: Path) -> None:
    found = read_labelled(shared_data / "grocery")
    assert (len(found.images), len(found.labels)) == (296, 37)
