"""CLEVR scenes as a retrieval task."""

import json
from pathlib import Path

import pytest

from config.env import BASE_DIR
from search.evaluation.datasets.clevr import read_clevr
from search.evaluation.datasets.table import DatasetError

DEMO = BASE_DIR / "demo" / "clevr"


def test_every_kind_of_object_is_a_definition_and_scenes_count_for_what_they_hold() -> None:
    found = read_clevr(DEMO)
    scenes = json.loads((DEMO / "scenes" / "CLEVR_val_scenes.json").read_text())["scenes"]
    assert len(found.images) == len(scenes) >= 60
    first = {f"{o['color']} {o['material']} {o['shape']}" for o in scenes[0]["objects"]}
    marked = {label for label, holds in zip(found.labels, found.relevant[0], strict=True) if holds}
    assert marked == first
    assert found.definitions[0] == f"a {found.labels[0]}"
    assert found.relevant.any(axis=0).all()


def test_what_is_wrong_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="is this a folder of CLEVR"):
        read_clevr(tmp_path)
    scenes = tmp_path / "scenes" / "CLEVR_val_scenes.json"
    scenes.parent.mkdir()
    scenes.write_text('{"scenes": [{"image_filename": "a.png"}]}')
    with pytest.raises(DatasetError, match="not there"):
        read_clevr(tmp_path)
    (tmp_path / "images" / "val").mkdir(parents=True)
    (tmp_path / "images" / "val" / "a.png").write_bytes(b"x")
    with pytest.raises(DatasetError, match="lacks 'objects'"):
        read_clevr(tmp_path)
    scenes.write_text('{"scenes": [{"image_filename": "a.png", "objects": []}]}')
    with pytest.raises(DatasetError, match="holds no objects"):
        read_clevr(tmp_path)
