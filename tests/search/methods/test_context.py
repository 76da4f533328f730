"""What a category is a kind of joins its definition."""

from search.methods.context import context_prompt, context_terms
from search.methods.recipe import DEFAULT, Part
from tests.search.methods.directions import along


def test_the_parent_is_said_together_with_the_thing() -> None:
    assert context_prompt("a backpack. ", " Bags ") == "a backpack, a type of bags"


def test_the_nearest_parent_counts_and_the_others_add_nothing() -> None:
    parents = [("a backpack, a type of bag", along(bag=1)), ("…, a type of goods", along(lamp=1))]
    (term,) = context_terms(parents, DEFAULT)
    assert (term.part, term.text) == (Part.CONTEXT, "a backpack, a type of bag")
    assert term.weight == DEFAULT.context > 0


def test_a_category_at_the_top_has_no_context() -> None:
    assert context_terms([], DEFAULT) == []
