"""Choosing an encoder: by the set-up once, by a person afterwards, never silently."""

import pytest
from pytest_django import Settings

from search import encoder_choice
from search.embedding import drain
from search.encoder_choice import activate_encoder, add_encoder, choose_encoder
from search.encoders import EncoderError, registry
from search.models import EncoderInUse, EncoderState, ImageEmbedding
from search.query import Query
from search.ranking import NoEncoder, rank
from tests.factories import make_category, make_product
from tests.fakes.colour_encoder import ColourEncoder


def _answer(monkeypatch: pytest.MonkeyPatch, available: bool, why: str) -> None:
    monkeypatch.setattr(encoder_choice, "is_available", lambda name, timeout_s: (available, why))


def test_clip_is_taken_where_it_can_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    _answer(monkeypatch, True, "it is in the local cache. More words.")
    choice = choose_encoder()
    assert choice.name == "clip"
    assert choice.reason.endswith("it is in the local cache")


def test_otherwise_the_offline_encoder_is_taken_and_the_reason_fits_on_a_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _answer(monkeypatch, False, "the hub cannot be reached. Put the model into a folder.")
    choice = choose_encoder()
    assert choice.name == "anchors"
    assert choice.reason == "the offline encoder, because the hub cannot be reached"


def test_a_setting_wins(settings: Settings) -> None:
    settings.ENCODER = "clip:/models/mine"
    assert choose_encoder().name == "clip:/models/mine"


@pytest.mark.django_db
def test_the_first_encoder_of_a_shop_is_in_use_at_once(colour_encoder: ColourEncoder) -> None:
    make_product("A", "red")
    row = add_encoder("colour", "a test")
    assert row.state == EncoderState.ACTIVE
    assert EncoderInUse.objects.active() == row
    assert ImageEmbedding.objects.count() == 1  # what was there before is asked for


def test_another_encoder_is_filled_beside_the_one_in_use(
    encoder_in_use: EncoderInUse, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = ColourEncoder()
    second.id = "second/1"
    monkeypatch.setitem(registry._registry.built, ("second", None), second)
    other = add_encoder("second", "a test")
    assert other.state == EncoderState.FILLING
    make_product("A", "red")
    drain()
    assert EncoderInUse.objects.active() == encoder_in_use
    rows = ImageEmbedding.objects.select_related("encoder")
    assert {(row.encoder, row.status) for row in rows} == {
        (encoder_in_use, "done"),
        (other, "done"),
    }
    activate_encoder(other)
    encoder_in_use.refresh_from_db()
    assert EncoderInUse.objects.active() == other
    assert encoder_in_use.state == EncoderState.RETIRED  # with its vectors, ready to come back
    assert ImageEmbedding.objects.filter(encoder=encoder_in_use).exists()


def test_choosing_the_same_encoder_twice_changes_nothing(encoder_in_use: EncoderInUse) -> None:
    assert add_encoder("colour", "again") == encoder_in_use
    assert EncoderInUse.objects.count() == 1


def test_vectors_of_an_encoder_that_has_changed_are_not_mixed_with_new_ones(
    encoder_in_use: EncoderInUse, colour_encoder: ColourEncoder
) -> None:
    make_product("A", "red")
    colour_encoder.id = "colour/2"
    with pytest.raises(EncoderError, match="encoder use colour"):
        drain()
    assert ImageEmbedding.objects.get().status == "pending"
    ranking = rank(Query(text="red"))
    assert ranking.encoder is None
    assert "encoder use colour" in ranking.no_encoder
    with pytest.raises(NoEncoder, match="encoder use colour"):
        rank(Query(category=make_category("Reds")))


@pytest.mark.django_db
def test_an_encoder_that_cannot_be_loaded_is_not_recorded() -> None:
    with pytest.raises(EncoderError):
        add_encoder("clip:/no/such/folder", "a test")
    assert not EncoderInUse.objects.exists()
