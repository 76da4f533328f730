"""What a person should know about a ranking before trusting it."""

from dataclasses import replace

from search.models import EncoderInUse
from search.notices import notices
from search.query import Query
from search.ranking import Ranking

SOUND = Ranking(
    query=Query(text="red"),
    hits=[],
    total=0,
    exact=True,
    encoder=EncoderInUse(name="anchors"),
    coverage=0.8,
    waiting=0,
    images=340,
    threshold=None,
)


def test_a_sound_ranking_needs_no_words() -> None:
    assert notices(SOUND) == []
    assert notices(replace(SOUND, coverage=None)) == []


def test_words_far_from_what_the_encoder_sees_are_named_as_such() -> None:
    (notice,) = notices(replace(SOUND, coverage=0.2))
    assert notice.code == "low_coverage"
    assert "“anchors”" in notice.message


def test_pictures_that_still_wait_are_counted() -> None:
    (notice,) = notices(replace(SOUND, waiting=12))
    assert notice.code == "images_waiting"
    assert notice.message.startswith("12 of 340 pictures are still being read")
