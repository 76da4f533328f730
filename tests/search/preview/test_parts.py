"""What each part of the recipe does to a shelf."""

from dataclasses import replace

import pytest

from catalogue.content import Content, ContentAttribute, ContentRelation, draft_content
from catalogue.models import Category, CategoryThreshold
from search.methods.recipe import DEFAULT, Part
from search.preview import SWITCHES, applying, part_effect, preview
from search.preview.parts import switched
from search.scoring import recipe_of

RICH = Content(
    texts=("red",),
    negatives=("blue",),
    parents=("Things",),
    siblings=("Blue things",),
    attributes=(ContentAttribute(1, "green", ("green",), (), "require", 1.0),),
    relations=(ContentRelation("related", "Green things", ("green",), 1.0),),
    approved=(1,),
)


def test_every_part_of_the_default_recipe_has_a_switch_and_applies_where_it_has_something() -> None:
    assert {switch.part for switch in SWITCHES} >= DEFAULT.parts
    needs_more = {Part.REFINEMENT}  # ten decisions
    assert applying(RICH) == {switch.part for switch in SWITCHES} - needs_more
    assert applying(Content(texts=("red",))) == frozenset()
    assert Part.NEGATIVES not in applying(replace(RICH, negative_weight=0))


@pytest.mark.parametrize("switch", SWITCHES, ids=lambda switch: str(switch.part))
def test_switching_there_and_back_is_as_before(switch: object) -> None:
    part = switch.part  # type: ignore[attr-defined]
    rich = RICH if part in DEFAULT else switched(RICH, part, on=True)
    off = switched(rich, part, on=False)
    assert part not in recipe_of(off)
    assert recipe_of(switched(off, part, on=True)) == recipe_of(rich)


def test_the_other_shelf_is_counted_against_this_one(reds: Category) -> None:
    content = replace(draft_content(reds), negatives=("red",), negative_weight=3.0)
    effect = part_effect(content, "negatives")
    assert effect.on
    assert effect.count == 4  # without the negative it is the shelf as it was
    now, then = here(content), here(switched(content, Part.NEGATIVES, on=False))
    assert (effect.come, effect.go) == (len(then - now), len(now - then))
    assert [hit.product.sku for hit in effect.hits][:4] == ["P0", "P1", "P2", "P3"]


def here(content: Content) -> set[int]:
    seen = preview(content)
    return {hit.product.group_id for hit in seen.shown.hits[: seen.count]}


def test_without_a_threshold_the_first_page_is_compared(reds: Category) -> None:
    CategoryThreshold.objects.all().delete()
    effect = part_effect(replace(draft_content(reds), negatives=("blue",)), "negatives")
    assert (effect.of_first, effect.come, effect.go) == (24, 0, 0)


def test_a_part_that_is_off_is_compared_with_on(reds: Category) -> None:
    content = replace(
        draft_content(reds), negatives=("red",), negative_weight=3.0, switched_off=("negatives",)
    )
    assert not part_effect(content, "negatives").on


@pytest.mark.parametrize("name", ["prompts", "", "everything"])
def test_what_is_no_switch_is_refused(reds: Category, name: str) -> None:
    with pytest.raises(ValueError, match="no such part"):
        part_effect(draft_content(reds), name)
