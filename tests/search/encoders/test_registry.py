"""One encoder per name and process; names, revisions and refusals in words."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from search.encoders import EncoderError, encoder_names, get_encoder
from search.encoders.name import EncoderName
from tests.search.encoders.small_models import save_clip

pytestmark = pytest.mark.usefixtures("fresh_encoders")


def test_threads_get_the_same_encoder() -> None:
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: id(get_encoder("anchors")), range(32)))
    assert len(found) == 1


def test_a_forked_process_builds_its_own() -> None:
    before = get_encoder("anchors")
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, b"other" if get_encoder("anchors") is not before else b"same")
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(reading, 10) == b"other"
    assert get_encoder("anchors") is before


@pytest.mark.parametrize("name", ["", "clipp", "clip:", "resnet:50", "anchors:x"])
def test_an_unknown_name_is_explained(name: str) -> None:
    with pytest.raises(EncoderError, match="There is no encoder"):
        get_encoder(name)


@pytest.mark.parametrize("options", ["precision=int4", "speed=high", "precision"])
def test_an_unknown_option_is_explained(options: str) -> None:
    with pytest.raises(EncoderError, match="precision="):
        EncoderName.parse(f"clip:a/b?{options}")


def test_a_name_says_backend_model_and_precision() -> None:
    assert EncoderName.parse("clip").model == "laion/CLIP-ViT-B-32-laion2B-s34B-b79K"
    name = EncoderName.parse(" clip:owner/model?precision=fp32 ")
    assert (name.backend, name.model, name.precision) == ("clip", "owner/model", "fp32")


def test_a_folder_can_be_asked_for_by_its_revision(tmp_path: Path) -> None:
    save_clip(tmp_path)
    revision = get_encoder(f"clip:{tmp_path}").revision
    assert get_encoder(f"clip:{tmp_path}", revision=revision).revision == revision


def test_a_folder_whose_files_changed_is_refused(tmp_path: Path) -> None:
    save_clip(tmp_path)
    revision = get_encoder(f"clip:{tmp_path}").revision
    save_clip(tmp_path, seed=1)
    with pytest.raises(EncoderError, match="files have changed"):
        get_encoder(f"clip:{tmp_path}", revision=revision)


def test_the_place_of_a_folder_is_no_part_of_the_id(tmp_path: Path) -> None:
    first, second = tmp_path / "a" / "model", tmp_path / "b" / "model"
    save_clip(first)
    shutil.copytree(first, second)
    assert get_encoder(f"clip:{first}").id == get_encoder(f"clip:{second}").id


def test_the_cards_name_encoders_that_can_be_asked_for() -> None:
    cards = encoder_names()
    assert [card.name for card in cards][:2] == ["anchors", "clip"]
    for card in cards:
        EncoderName.parse(card.name)
        assert card.licence
        assert card.good_for
