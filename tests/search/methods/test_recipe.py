"""Which parts are on, and that any can be switched."""

from search.methods.recipe import DEFAULT, Part


def test_the_words_themselves_cannot_be_switched_off() -> None:
    assert Part.PROMPTS in DEFAULT.without(Part)


def test_each_part_can_be_switched_off_and_on_again() -> None:
    for part in set(Part) - {Part.PROMPTS}:
        without = DEFAULT.without([part])
        assert part not in without
        assert part in without.with_([part])


def test_what_was_not_measured_to_help_is_off() -> None:
    assert DEFAULT.background == 0


def test_switching_parts_leaves_the_weights_alone() -> None:
    assert DEFAULT.without(Part).contrast == DEFAULT.contrast
