"""The block scenes follow the CLEVR format, and what they say agrees with itself."""

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

CLEVR = Path(__file__).resolve().parents[2] / "demo" / "clevr"
OPPOSITE = {"left": "right", "right": "left", "front": "behind", "behind": "front"}


@pytest.fixture(scope="module")
def scenes() -> list[dict[str, Any]]:
    text = (CLEVR / "scenes" / "CLEVR_val_scenes.json").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)["scenes"]
    return found


def test_there_are_enough_scenes_and_their_pictures(scenes: list[dict[str, Any]]) -> None:
    assert len(scenes) >= 60
    total = 0
    for number, scene in enumerate(scenes):
        path = CLEVR / "images" / "val" / scene["image_filename"]
        total += path.stat().st_size
        assert scene["image_index"] == number
        with Image.open(path) as picture:
            assert picture.size == (320, 240)
    assert total <= 3_000_000


def test_blocks_use_the_words_of_clevr(scenes: list[dict[str, Any]]) -> None:
    blocks = [block for scene in scenes for block in scene["objects"]]
    assert {block["shape"] for block in blocks} == {"cube", "sphere", "cylinder"}
    assert {block["material"] for block in blocks} == {"rubber", "metal"}
    assert {block["size"] for block in blocks} == {"small", "large"}
    assert len({block["color"] for block in blocks}) == 8
    for block in blocks:
        x, y, depth = block["pixel_coords"]
        assert 0 <= x < 320
        assert 0 <= y < 240
        assert depth > 0


def test_left_of_one_is_right_of_the_other(scenes: list[dict[str, Any]]) -> None:
    for scene in scenes:
        for way, opposite in OPPOSITE.items():
            there, back = scene["relationships"][way], scene["relationships"][opposite]
            for i, others in enumerate(there):
                assert all(i in back[j] for j in others)


def test_relations_agree_with_the_picture(scenes: list[dict[str, Any]]) -> None:
    """A block far to the left on the floor is to the left in the picture, too, at like depth."""
    for scene in scenes:
        blocks = scene["objects"]
        for i, lefts in enumerate(scene["relationships"]["left"]):
            for j in lefts:
                if abs(blocks[i]["pixel_coords"][2] - blocks[j]["pixel_coords"][2]) < 0.5:
                    assert blocks[j]["pixel_coords"][0] < blocks[i]["pixel_coords"][0]
