"""One score from picture and words."""

import pytest

from search.fusion import found_by, mix, text_share


def test_each_encoder_has_its_share_and_a_setting_wins() -> None:
    assert text_share("anchors") == 0.3
    assert text_share("clip:some/model") == text_share("clip") == 0.1
    assert text_share("anchors", 0.0) == 0.0
    assert text_share("anchors", 0.5) == 0.5
    assert text_share("anchors", 7.0) == 1.0


def test_the_score_lies_between_its_parts() -> None:
    assert mix(0.4, 0.8, 0.25) == pytest.approx(0.5)


def test_missing_words_leave_the_picture_alone() -> None:
    assert mix(0.4, None, 0.25) == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("image", "words", "part"),
    [
        (0.6, 0.1, "picture"),
        (0.1, 0.9, "words"),
        (0.3, 0.7, "both"),
        (0.3, None, "picture"),
        (-0.1, 0.5, "words"),
        (0.0, 0.0, "picture"),
    ],
)
def test_the_larger_part_found_it_unless_both_did(
    image: float, words: float | None, part: str
) -> None:
    assert found_by(image, words, 0.3) == part
