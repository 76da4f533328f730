"""Prompts that a merchandiser can start from."""

import pytest

from search.methods.prompt_ideas import MOST, suggest_prompts


def test_a_definition_is_said_in_other_words() -> None:
    assert suggest_prompts("Solar-powered backpacks", "backpack with solar panels", "Bags") == [
        "solar-powered backpack",
        "backpacks with solar panels",
        "solar panel backpack",
        "backpack with solar panels, a type of bag",
        "a product photo of a backpack with solar panels",
        "a backpack with solar panels on a white background",
        "a backpack with solar panels for sale",
    ]


def test_without_a_definition_the_name_is_enough() -> None:
    ideas = suggest_prompts("Umbrellas")
    assert ideas[0] == "umbrella"
    assert "a product photo of an umbrella" in ideas


def test_the_category_above_gives_the_kind_of_thing() -> None:
    assert "sofa, a type of furniture" in suggest_prompts("Sofas", "a sofa", "Furniture")
    assert not any("type of" in idea for idea in suggest_prompts("Sofas", "a sofa"))


def test_what_is_there_already_is_not_suggested_again() -> None:
    first = suggest_prompts("Umbrellas", "an umbrella")
    again = suggest_prompts("Umbrellas", "an umbrella", known=[idea.upper() for idea in first])
    assert again == []


def test_a_list_of_things_is_not_put_in_another_number() -> None:
    ideas = suggest_prompts("Computers and accessories", "a laptop, a keyboard or a mouse")
    assert ideas[0] == "computers and accessories"
    assert not any("laptops" in idea for idea in ideas)


def test_a_verb_keeps_its_number() -> None:
    ideas = suggest_prompts("", "portable radio that works without mains power")
    assert "portable radios that works without mains power" not in ideas


@pytest.mark.parametrize("said", ["", "   ", "рюкзак с солнечной панелью", "太阳能背包"])
def test_nothing_is_suggested_where_the_rules_of_english_do_not_hold(said: str) -> None:
    assert suggest_prompts(said) == []


def test_there_are_never_too_many_and_never_too_long_ones() -> None:
    ideas = suggest_prompts("Bags", "bags " + "of very strong canvas " * 30, "Luggage")
    assert len(ideas) <= MOST
    assert all(len(idea) <= 120 for idea in ideas)


def test_an_unreadable_name_is_refused() -> None:
    with pytest.raises(ValueError, match="NUL"):
        suggest_prompts("a\x00b")
