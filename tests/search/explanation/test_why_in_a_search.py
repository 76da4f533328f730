"""Why a search finds a product where it does, or does not: cut-off, exact words, ranks, orders."""

from typing import Any

import pytest

from catalogue.models import Product, Rule
from search.explanation import Condition, Explanation, explain, sentence
from search.models import EncoderInUse
from search.ranking import rank
from tests.search.explanation.mixed_shop import ask, open_shop


@pytest.fixture(autouse=True)
def _shop(encoder_in_use: EncoderInUse) -> None:
    open_shop(encoder_in_use)


def why(sku: str, about: str, **more: Any) -> Explanation:
    return explain(ask(about, **more), Product.objects.get(sku=sku))


class TestTheCutOff:
    def test_is_a_step_with_the_distance_and_the_rule(self) -> None:
        found = why("KETTLE-2", "seen")
        assert found.why_not is not None
        assert found.why_not.condition == Condition.CUT_OFF
        assert found.score is not None
        assert found.cut_off is not None
        assert found.distance is not None
        assert found.cut_off == pytest.approx(rank(ask("seen")).least)
        assert found.distance == pytest.approx(found.score - found.cut_off)
        assert found.why_not.text == (
            f"Its score of {found.score:.3f} is {-found.distance:.3f} below the cut-off of "
            f"{found.cut_off:.3f} (relative to the best and the mean); by score it is number "
            f"{found.score_rank}."
        )

    def test_is_told_of_what_reaches_it_too(self) -> None:
        found = why("MUG-0", "seen")
        assert found.here
        assert "above the cut-off of" in found.steps[-1].text
        assert "above the cut-off" in sentence(found)

    def test_is_a_divider_where_weaker_matches_are_shown(self) -> None:
        found = why("MUG-3", "weaker")
        assert found.here
        assert found.weaker
        assert "behind the divider, among the weaker matches" in found.steps[-1].text
        assert "because weaker matches are shown too; its score of" in sentence(found)

    @pytest.mark.parametrize(
        ("about", "said"),
        [
            ("gap", "at the widest gap among the best"),
            ("spread", "by how far scores spread about their mean"),
            ("fixed", "as asked for"),
        ],
    )
    def test_says_which_rule_set_it(self, about: str, said: str) -> None:
        assert said in why("MUG-2", about).steps[-1].text

    def test_can_be_off(self) -> None:
        found = why("MUG-3", "all")
        assert found.here
        assert found.cut_off is None
        assert found.steps[-1].text == "Nothing is cut off: everything belongs, best first."

    def test_does_not_hold_for_what_is_pinned(self) -> None:
        found = why("KETTLE-3", "plain")
        assert (found.rank, found.pinned) == (2, True)
        assert "but it is pinned, which needs no score" in found.steps[-1].text


class TestWordsAsTyped:
    def test_make_a_line_that_names_them(self) -> None:
        line = why("MUG-0", "plain").lines[-1]
        assert (line.part, line.text) == ("lexical", "“red”, “mug”")
        assert line.amount > 0
        assert why("MUG-3", "plain").lines[-1].text == "“mug”"
        assert "and it uses “red”, “mug”" in sentence(why("MUG-0", "plain"))

    def test_are_named_as_they_were_read(self) -> None:
        assert why("KETTLE-1", "misspelt").lines[-1].text == "“kettle”"

    def test_make_no_line_where_they_are_left_out(self) -> None:
        assert {line.part for line in why("MUG-0", "seen").lines} == {"prompts"}

    def test_alone_are_all_there_is(self) -> None:
        found = why("MUG-3", "typed")
        assert found.here
        assert [line.part for line in found.lines] == ["lexical"]
        assert found.steps[-1].text == "It uses “mug”."
        assert "because it uses “mug”, with a score of" in sentence(found)
        missing = why("KETTLE-2", "typed")
        assert missing.why_not is not None
        assert missing.why_not.condition == Condition.WORDS
        assert sentence(missing) == "Not here: it uses none of the words."

    def test_need_a_picture_to_be_shown_with(self) -> None:
        missing = why("BARE-1", "typed")
        assert missing.why_not is not None
        assert missing.why_not.text == "It has no picture, and cards need one."


class TestAReference:
    @pytest.mark.parametrize("about", ["a reference", "typed reference", "a reference by ranks"])
    def test_puts_its_product_first_and_means_no_other(self, about: str) -> None:
        found = why("MUG-1", about)
        assert (found.rank, found.total, found.named) == (1, 1, "reference")
        assert sentence(found) == "Number 1 of 1, because its reference is just what was typed."
        other = why("MUG-0", about)
        assert sentence(other) == "Not here: a reference was typed, so only that product is meant."
        assert other.cut_off is None

    def test_leaves_others_behind_the_divider(self) -> None:
        other = why("MUG-0", "a reference with weaker")
        assert other.weaker
        assert "so only that product is meant; it stands behind" in other.steps[-1].text
        assert "a reference was typed, so only that product is meant" in sentence(other)

    def test_that_is_a_word_puts_it_first_and_lets_others_follow(self) -> None:
        found = why("RED", "a reference that is a word")
        assert (found.rank, found.named) == (1, "reference")
        assert found.total > 1
        assert why("MUG-0", "a reference that is a word").here

    def test_is_a_title_or_a_brand_too(self) -> None:
        assert "its title is just what was typed" in sentence(why("KETTLE-3", "a title"))
        assert "its brand is just what was typed" in sentence(why("MUG-3", "a brand"))


class TestOtherOrders:
    def test_are_named_and_moved_by_nothing(self) -> None:
        Rule.objects.create(kind="boost", query="a red mug", condition={"brand": "Alder"})
        found = why("MUG-0", "cheapest")
        assert found.rules == []
        assert " by price, lowest first; it is found because " in sentence(found)

    def test_let_pins_rest(self) -> None:
        found = why("KETTLE-3", "cheapest")
        assert not found.pinned
        assert "rests while the list is sorted otherwise" in found.rules[0].text


def test_ranks_that_are_joined_are_both_told() -> None:
    found = why("MUG-0", "ranks")
    assert (found.score_rank, found.lexical_rank) == (1, 1)
    assert "ranks are joined" in sentence(found)
    by_words = why("MUG-3", "ranks")
    assert by_words.here
    assert "but it uses words of the search" in by_words.steps[-1].text
    assert {line.part for line in found.lines} == {"prompts"}


class TestAMixture:
    def test_leaves_out_what_is_asked_with(self) -> None:
        found = why("MUG-3", "this but in red")
        assert found.why_not is not None
        assert found.why_not.condition == Condition.ITSELF

    def test_tells_the_part_of_everything_in_it(self) -> None:
        found = why("MUG-1", "this but in red")
        assert {line.text for line in found.lines} == {"red", "like MUG-3"}
        assert "fits the mixture that was asked for" in sentence(why("MUG-2", "a picture and less"))


def test_what_rules_and_filters_keep_away_is_told_before_the_cut_off() -> None:
    hidden, filtered = why("KETTLE-0", "plain"), why("MUG-0", "filtered")
    assert hidden.why_not is not None
    assert filtered.why_not is not None
    assert hidden.why_not.condition == Condition.RULE
    assert filtered.why_not.condition == Condition.FILTERS
