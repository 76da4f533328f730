"""From a category's content to what its products are scored by: each part by itself."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from catalogue.content import Content, ContentAttribute, ContentRelation, ContentRule
from catalogue.content import ContentThreshold as Threshold
from catalogue.models import Combination
from search.embedding import drain
from search.methods.attribute_scoring import Mode
from search.methods.background import BACKGROUND
from search.methods.recipe import DEFAULT, Part, Recipe
from search.models import EncoderInUse, QueryVector
from search.scoring import recipe_of, scoring_digest, scoring_of
from search.text_vectors import Keep
from tests.factories import make_product
from tests.fakes.colour_encoder import ColourEncoder

STRIPED = ContentAttribute(1, "striped", ("red stripes",), ("plain blue",), "require", 2.0)
HANDLE = ContentRelation("has-part", "handle", ("a green handle",), 1.0)
FULL = Content(
    texts=("a red mug", "a red cup"),
    negatives=("blue",),
    parents=("Green mugs", "Household"),
    siblings=("Blue mugs",),
    attributes=(STRIPED,),
    relations=(HANDLE,),
)
ALL = DEFAULT.with_(Part)
NONE = Recipe(frozenset())


def parts(content: Content, row: EncoderInUse, recipe: Recipe) -> set[Part]:
    scoring = scoring_of(content, row, recipe)
    found = {term.part for terms in scoring.composed.sums for term in terms}
    return found | ({Part.ATTRIBUTES} if scoring.attributes else set())


def decided(content: Content = FULL) -> Content:
    """With an approved green product and a rejected blue one."""
    liked, disliked = make_product("GREEN", "green"), make_product("BLUE", "blue")
    drain()
    return replace(content, approved=(liked.pk,), rejected=(disliked.pk,))


class TestParts:
    def test_all_of_them_add_what_they_have_to_say(self, encoder_in_use: EncoderInUse) -> None:
        found = parts(decided(), encoder_in_use, ALL)
        assert found == set(Part) - {Part.REFINEMENT}

    @pytest.mark.parametrize("part", sorted(set(Part) - {Part.PROMPTS, Part.REFINEMENT}))
    def test_each_counts_only_where_it_is_on(
        self, encoder_in_use: EncoderInUse, part: Part
    ) -> None:
        content = decided()
        assert part not in parts(content, encoder_in_use, ALL.without([part]))
        only = parts(content, encoder_in_use, NONE.with_([part]))
        assert only == {Part.PROMPTS, part}

    def test_the_prompts_themselves_cannot_be_switched_off(
        self, encoder_in_use: EncoderInUse
    ) -> None:
        assert parts(FULL, encoder_in_use, ALL.without(Part)) == {Part.PROMPTS}

    def test_a_part_that_is_off_has_nothing_encoded(
        self, encoder_in_use: EncoderInUse, colour_encoder: ColourEncoder
    ) -> None:
        scoring_of(FULL, encoder_in_use, NONE)
        said = {text.removeprefix("a photo of ") for text in colour_encoder.encoded_texts}
        assert said == {"a red mug", "a red cup"}

    def test_goods_of_all_sorts_are_encoded_where_they_count_only(
        self, encoder_in_use: EncoderInUse, colour_encoder: ColourEncoder
    ) -> None:
        scoring_of(FULL, encoder_in_use, ALL)
        assert not set(BACKGROUND) & set(colour_encoder.encoded_texts)
        scoring_of(FULL, encoder_in_use, replace(ALL, background=0.3))
        assert set(BACKGROUND) <= set(colour_encoder.encoded_texts)

    def test_the_nearest_parent_is_said_together_with_the_thing(
        self, encoder_in_use: EncoderInUse
    ) -> None:
        (terms,) = scoring_of(FULL, encoder_in_use, NONE.with_([Part.CONTEXT])).composed.sums
        assert [t.text for t in terms if t.part == Part.CONTEXT] == [
            "a red mug, a type of green mugs"
        ]

    def test_a_category_switches_parts_for_itself(self) -> None:
        content = Content(("red",), switched_off=("graph", "unheard-of"), switched_on=("examples",))
        assert recipe_of(content).parts == DEFAULT.parts - {Part.GRAPH} | {Part.EXAMPLES}


class TestAttributes:
    def test_one_is_standardised_over_the_catalogue_and_weighed_by_the_recipe(
        self, encoder_in_use: EncoderInUse, settings: Settings
    ) -> None:
        settings.TEXT_SHARE = 0.0
        for sku in ("red", "green", "blue"):
            make_product(sku, sku)
        drain()
        (term,) = scoring_of(FULL, encoder_in_use, replace(ALL, attribute=0.25)).attributes
        assert (term.text, term.mode, term.weight) == ("striped", Mode.REQUIRE, 0.5)
        assert term.vector[0] > 0.5 > 0 > term.vector[2]
        assert term.centre == pytest.approx(0, abs=0.05)  # green has neither
        assert term.spread > 0.5
        assert term.scale == 1 / ColourEncoder.logit_scale

    def test_one_without_any_words_says_nothing(self, encoder_in_use: EncoderInUse) -> None:
        mute = replace(STRIPED, prompts=(" ",))
        assert scoring_of(replace(FULL, attributes=(mute,)), encoder_in_use, ALL).attributes == ()


class TestExamples:
    def test_approved_products_pull_and_rejected_ones_push(
        self, encoder_in_use: EncoderInUse
    ) -> None:
        content = decided(Content(("mug",)))
        plain = scoring_of(content, encoder_in_use, NONE).vectors[0]
        moved = scoring_of(content, encoder_in_use, NONE.with_([Part.EXAMPLES])).vectors[0]
        green, blue = 1, 2
        assert moved[green] > plain[green] + 0.2
        assert moved[blue] < plain[blue] - 0.2

    def test_a_product_counts_with_all_pictures_of_its_variants(
        self, encoder_in_use: EncoderInUse
    ) -> None:
        parent = make_product("P", "red")
        make_product("V", "green", parent=parent)
        make_product("BLUE", "blue")
        drain()
        content = Content(("mug",), approved=(parent.pk,))
        moved = scoring_of(content, encoder_in_use, NONE.with_([Part.EXAMPLES])).vectors[0]
        assert moved[0] == pytest.approx(moved[1], abs=0.01)
        assert moved[0] > moved[2] + 0.5

    def test_where_all_the_catalogue_is_approved_nothing_is_learned(
        self, encoder_in_use: EncoderInUse
    ) -> None:
        only = make_product("P", "red", "green")
        drain()
        assert parts(Content(("mug",), approved=(only.pk,)), encoder_in_use, ALL) == {Part.PROMPTS}

    def test_products_without_pictures_change_nothing(self, encoder_in_use: EncoderInUse) -> None:
        bare = make_product("BARE")
        content = Content(("red",), approved=(bare.pk, 10**9))
        assert parts(content, encoder_in_use, ALL) == {Part.PROMPTS}


class TestDigest:
    @pytest.mark.parametrize(
        "change",
        [
            {"texts": ("a red mug",)},
            {"combination": Combination.BEST},
            {"negatives": ()},
            {"negative_weight": 2.0},
            {"parents": ()},
            {"siblings": ("Cups",)},
            {"attributes": (replace(STRIPED, weight=1.0),)},
            {"attributes": (replace(STRIPED, mode="exclude"),)},
            {"attributes": (replace(STRIPED, opposites=()),)},
            {"relations": (replace(HANDLE, weight=2.0),)},
            {"approved": (1,)},
            {"rejected": (1,)},
            {"switched_off": ("negatives",)},
            {"switched_on": ("graph",)},
        ],
    )
    def test_it_changes_with_what_shapes_scores(
        self, encoder_in_use: EncoderInUse, change: dict[str, Any]
    ) -> None:
        assert digest(replace(FULL, **change), encoder_in_use) != digest(FULL, encoder_in_use)

    @pytest.mark.parametrize(
        "change",
        [
            {"thresholds": {"colour/1": Threshold(0.5)}},
            {"rules": (ContentRule("hide", product=1),)},
            {"switched_on": ("negatives",)},  # it is on already
            {"switched_off": ("contrast",), "siblings": ("Cups",)},
        ],
    )
    def test_it_stays_with_what_does_not(
        self, encoder_in_use: EncoderInUse, change: dict[str, Any]
    ) -> None:
        before = FULL
        if "siblings" in change:
            before = replace(FULL, switched_off=("contrast",))
        assert digest(replace(FULL, **change), encoder_in_use) == digest(before, encoder_in_use)

    def test_it_changes_with_templates_and_with_the_share_of_the_words(
        self, encoder_in_use: EncoderInUse, settings: Settings
    ) -> None:
        settings.TEXT_SHARE = 0.1
        first = digest(FULL, encoder_in_use)
        settings.TEXT_SHARE = 0.2
        second = digest(FULL, encoder_in_use)
        encoder_in_use.templates = ["{}"]
        assert len({first, second, digest(FULL, encoder_in_use)}) == 3


class TestRemembering:
    def test_a_scoring_is_put_together_once(
        self,
        encoder_in_use: EncoderInUse,
        colour_encoder: ColourEncoder,
        django_assert_num_queries: DjangoAssertNumQueries,
    ) -> None:
        first = scoring_of(FULL, encoder_in_use)
        encoded = len(colour_encoder.encoded_texts)
        with django_assert_num_queries(0):
            again = scoring_of(FULL, encoder_in_use)
        assert (again.vectors == first.vectors).all()
        assert len(colour_encoder.encoded_texts) == encoded

    def test_other_content_is_never_answered_from_memory(
        self, encoder_in_use: EncoderInUse
    ) -> None:
        red = scoring_of(Content(("red",)), encoder_in_use).vectors[0]
        blue = scoring_of(Content(("blue",)), encoder_in_use).vectors[0]
        assert (red.argmax(), blue.argmax()) == (0, 2)

    def test_only_what_is_published_is_written_down(self, encoder_in_use: EncoderInUse) -> None:
        scoring_of(FULL, encoder_in_use)
        assert not QueryVector.objects.exists()
        scoring_of(FULL, encoder_in_use, keep=Keep.FOR_GOOD)
        assert QueryVector.objects.filter(kept=True).count() == 6
        assert not QueryVector.objects.filter(kept=False).exists()


class TestWordsThatCannotBeUsed:
    def test_nothing_said_says_so(self, encoder_in_use: EncoderInUse) -> None:
        for texts in ((), ("  ",)):
            with pytest.raises(ValueError, match="no text to define it"):
                scoring_of(Content(texts), encoder_in_use)

    def test_blank_lines_are_left_out(self, encoder_in_use: EncoderInUse) -> None:
        blank = ("", " \n")
        content = replace(
            FULL,
            texts=(" ", *FULL.texts),
            negatives=(*FULL.negatives, *blank),
            parents=(*blank, *FULL.parents),
            siblings=(*FULL.siblings, *blank),
            attributes=(replace(STRIPED, opposites=(*STRIPED.opposites, *blank)),),
            relations=(HANDLE, replace(HANDLE, texts=blank)),
        )
        found = scoring_of(content, encoder_in_use, ALL)
        assert np.allclose(found.vectors, scoring_of(FULL, encoder_in_use, ALL).vectors)
        assert [term.text for term in found.prompts] == list(FULL.texts)

    def test_a_definition_that_is_taken_back_by_its_own_negatives_says_so(
        self, encoder_in_use: EncoderInUse
    ) -> None:
        content = Content(("red",), negatives=("red",), negative_weight=2.0)
        with pytest.raises(ValueError, match="cancel"):
            scoring_of(content, encoder_in_use, replace(ALL, negative=0.5))


def test_coverage_is_that_of_the_text_that_the_encoder_sees_best(
    encoder_in_use: EncoderInUse,
) -> None:
    assert scoring_of(Content(("quark", "red quark")), encoder_in_use).coverage == 1.0
    assert scoring_of(Content(("quark",)), encoder_in_use).coverage == pytest.approx(0.1)


def digest(content: Content, row: EncoderInUse) -> str:
    return scoring_digest(content, row, recipe_of(content))
