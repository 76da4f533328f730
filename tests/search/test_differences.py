"""What would change on a shelf: who comes, goes and moves, and who only makes room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.content import Content, ContentRule, ContentThreshold
from catalogue.models import Category, Product
from search.differences import Move, compare, difference
from search.differences.moves import longest_ascent
from search.embedding import drain
from search.models import EncoderInUse
from search.ranking import NoEncoder
from search.retrieval import Placed
from search.vector_stores.base import Found
from tests.factories import make_category, make_product


def shelf(*groups: int) -> list[Placed]:
    return [Placed(Found(group, group, 0.5, 0.5, None)) for group in groups]


def moves(before: list[Placed], after: list[Placed]) -> list[Move]:
    return difference(before, after, frozenset()).moved


class TestMoves:
    def test_what_comes_moves_nobody_that_makes_room_for_it(self) -> None:
        found = difference(shelf(1, 2, 3), shelf(9, 1, 2, 3), frozenset())
        assert [one.found.group_id for one in found.added] == [9]
        assert (found.moved, found.unchanged) == ([], 3)

    def test_what_goes_moves_nobody_that_closes_up(self) -> None:
        found = difference(shelf(1, 2, 3), shelf(2, 3), frozenset())
        assert [one.found.group_id for one in found.removed] == [1]
        assert (found.moved, found.unchanged) == ([], 2)

    def test_one_product_that_is_pinned_to_the_front_is_the_only_one_that_moved(self) -> None:
        assert moves(shelf(1, 2, 3, 4), shelf(4, 1, 2, 3)) == [Move(4, 4, 1)]

    def test_two_that_change_places_are_one_move(self) -> None:
        assert len(moves(shelf(1, 2, 3), shelf(2, 1, 3))) == 1

    def test_what_stands_where_it_stood_did_not_move(self) -> None:
        assert 14 not in [m.group_id for m in moves(shelf(14, 2, 3), shelf(14, 3, 2))]

    def test_nothing_changes_between_equal_shelves(self) -> None:
        assert difference(shelf(1, 2), shelf(1, 2), frozenset({2})).is_empty
        assert difference(shelf(), shelf(), frozenset()).is_empty

    def test_decided_products_count_as_protected(self) -> None:
        assert difference(shelf(1), shelf(1), frozenset({1, 7})).protected == 2

    @given(st.permutations(range(9)))
    def test_the_longest_ascent_is_one_and_none_is_longer(self, numbers: list[int]) -> None:
        ascent = [numbers[index] for index in sorted(longest_ascent(numbers))]
        assert ascent == sorted(ascent)
        best = [1] * len(numbers)
        for index, number in enumerate(numbers):
            earlier = [best[at] for at in range(index) if numbers[at] < number]
            best[index] = 1 + max(earlier, default=0)
        assert len(ascent) == max(best)


@pytest.mark.django_db
class TestShelves:
    @pytest.fixture
    def category(self, encoder_in_use: EncoderInUse) -> Category:
        for sku, colour in (("RED", "red"), ("GREEN", "green"), ("BLUE", "blue")):
            make_product(sku, colour, stock=1)
        drain()
        return make_category("Things", "red", state="draft")

    def content(self, *texts: str, threshold: float = 0.5, **more: object) -> Content:
        return Content(texts, thresholds={"colour/1": ContentThreshold(threshold)}, **more)  # type: ignore[arg-type]

    def test_products_come_and_go_with_their_places(self, category: Category) -> None:
        change = compare(category, self.content("red"), self.content("blue"))
        assert [(s.hit.product.sku, s.before, s.after) for s in change.removed] == [
            ("RED", 1, None)
        ]
        assert [(s.hit.product.sku, s.before, s.after) for s in change.added] == [("BLUE", None, 1)]
        assert (change.before, change.after, change.total) == (1, 1, 3)

    def test_a_pinned_product_moves_and_the_others_only_shift(self, category: Category) -> None:
        green = Product.objects.get(sku="GREEN").pk
        pinned = (ContentRule("pin", product=green, position=1),)
        before = self.content("red", threshold=-1)
        change = compare(category, before, self.content("red", threshold=-1, rules=pinned))
        assert [seat.hit.product.sku for seat in change.moved] == ["GREEN"]
        first, second, _ = change.then
        assert (first.moved, first.after) == (True, 1)
        assert (second.moved, second.shifted, second.before, second.after) == (False, True, 1, 2)

    def test_a_shelf_that_shoppers_never_saw_is_all_new(self, category: Category) -> None:
        change = compare(category, None, self.content("red", threshold=-1))
        assert change.before is None
        assert len(change.difference.added) == 3

    def test_an_earlier_shelf_without_words_was_empty(self, category: Category) -> None:
        assert compare(category, Content(()), self.content("red")).before == 0

    def test_what_has_no_words_cannot_be_compared(self, category: Category) -> None:
        with pytest.raises(ValueError, match="no text"):
            compare(category, None, Content(()))

    def test_without_an_encoder_nothing_can_be_compared(self, category: Category) -> None:
        EncoderInUse.objects.all().delete()
        with pytest.raises(NoEncoder):
            compare(category, None, self.content("red"))
