"""Sets in the layout of Animals with Attributes 2."""

from pathlib import Path

import pytest

from config.env import BASE_DIR
from search.evaluation.datasets.awa2 import read_awa2
from search.evaluation.datasets.table import DatasetError
from tests.factories import picture

DEMO = BASE_DIR / "demo" / "awa2"


def test_only_unseen_classes_are_told_apart() -> None:
    found = read_awa2(DEMO)
    unseen = (DEMO / "testclasses.txt").read_text().split()
    assert set(found.labels) == {name.replace("+", " ") for name in unseen}
    assert "a park bench" in found.definitions
    assert found.relevant.sum(axis=1).tolist() == [1] * len(found.images)
    park_bench = found.labels.index("park bench")
    shown = {
        image.parent.name
        for image, holds in zip(found.images, found.relevant[:, park_bench], strict=True)
        if holds
    }
    assert shown == {"park+bench"}


def test_all_classes_can_be_asked_for() -> None:
    assert len(read_awa2(DEMO, all_classes=True).labels) > len(read_awa2(DEMO).labels)


def test_a_class_without_images_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "classes.txt").write_text("     1\tcat\n     2\tblue+whale\n")
    (tmp_path / "testclasses.txt").write_text("cat\nblue+whale\n")
    (tmp_path / "JPEGImages" / "blue+whale").mkdir(parents=True)
    (tmp_path / "JPEGImages" / "blue+whale" / "blue+whale_10001.jpg").write_bytes(picture())
    assert read_awa2(tmp_path).labels == ["blue whale"]


def test_what_is_wrong_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"classes\.txt cannot be read"):
        read_awa2(tmp_path)
    (tmp_path / "classes.txt").write_text("     1\tcat\n")
    (tmp_path / "testclasses.txt").write_text("dog\n")
    with pytest.raises(DatasetError, match="no 'dog'"):
        read_awa2(tmp_path)
    (tmp_path / "testclasses.txt").write_text("cat\n")
    with pytest.raises(DatasetError, match="holds no image"):
        read_awa2(tmp_path)
