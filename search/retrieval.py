"""One shelf, read whole or page by page: scored, filtered, cut off and arranged the same way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.conf import settings

from catalogue.querysets import ProductQuerySet
from search.arrangement import Arrangement, arranged_owners
from search.candidates import AskedWith, candidates
from search.methods.cut_off import CutOff, CutOffKind
from search.methods.placing import merge, places, window
from search.models import EncoderInUse
from search.query import Query
from search.query_choices import Fusion
from search.scoring import Scoring
from search.vector_stores import get_vector_store
from search.vector_stores.base import Found, Nearest, Owners, Space
from search.vectors import Vector

_GUESSES = 3  # a total that is counted is right at the second; estimates could go to and fro


ONLY_NAMED = CutOff(CutOffKind.FIXED, 1e6)
"""One product's reference was typed: nothing else is meant, however near it scores."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A group on a shelf; pinned ones need no score, named ones are just what a query says,
    weaker ones lie beyond the cut-off."""

    found: Found
    pinned: bool = False
    approved: bool = False
    named: bool = False
    weaker: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """All of it: `inside` in the order that shoppers see, `outside` what scores too little, best
    first."""

    inside: list[Placed]
    outside: list[Placed]


@dataclass(frozen=True, slots=True)
class Page:
    """A part of `inside`; `total` counts all of that, `exact` says how surely."""

    placed: list[Placed]
    total: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Retrieval:
    """threshold: the least score that belongs, None: all belong; share: of the words, 0 to 1.

    additions: to the scores of products, by id, as of a lexical search; named: groups that stand
    before all others because the query names them, to how exactly (0 the most), and only_named
    where nothing else is meant; references: products whose very
    reference was typed; without: those that are asked with.
    """

    row: EncoderInUse
    scoring: Scoring
    arrangement: Arrangement
    query: Query
    threshold: float | None
    share: float
    additions: Mapping[int, float] = field(default_factory=dict)
    named: Mapping[int, int] = field(default_factory=dict)
    only_named: bool = False
    references: frozenset[int] = frozenset()
    without: AskedWith = AskedWith()  # noqa: RUF009  (frozen)

    @property
    def cut(self) -> CutOff:
        """Where relevance ends: at the threshold, as the query says, or by the shop's rule."""
        if self.threshold is not None:
            return CutOff(CutOffKind.FIXED, self.threshold)
        if self.query.category is not None or self.query.similar_to is not None:
            return CutOff(CutOffKind.OFF)
        if self.only_named:
            return ONLY_NAMED
        return self.query.cut or CutOff(CutOffKind(settings.CUT_OFF), settings.CUT_OFF_VALUE)

    @property
    def added(self) -> Mapping[int, float]:
        """Those additions that count in scores: none where rankings are joined by their ranks."""
        return {} if self.query.fusion == Fusion.RANK else self.additions

    @property
    def shows_weaker(self) -> bool:
        """A shelf shows what belongs and nothing else."""
        return self.query.weaker and self.threshold is None

    def owners(self) -> Owners:
        return arranged_owners(self.products(), self.arrangement, self.named)

    def page(self) -> Page:
        pinned = self.pinned()
        if not pinned:
            nearest = self._nearest((), self.query.page_size, self.query.offset, self.threshold)
            return Page(self._place(nearest.found), nearest.total, nearest.exact)
        return self._page_around(pinned)

    def shelf(self) -> Shelf:
        """One exact scan of everything that the filters leave, and one of the pinned."""
        pinned = self.pinned()
        nearest = self._nearest([one.group_id for _, one in pinned], None, 0, None)
        ranked = self._place(nearest.found)
        inside = [one for one in ranked if self._belongs(one)]
        at = places([place for place, _ in pinned], len(inside))
        pins = [Placed(one, pinned=True) for _, one in pinned]
        return Shelf(
            merge(inside, dict(zip(at, pins, strict=True))),
            [one for one in ranked if not self._belongs(one)],
        )

    def products(self) -> ProductQuerySet:
        """What may be found at all: seen by who asks, and meeting the filters."""
        return self.query.filters.apply(self.candidates())

    def candidates(self) -> ProductQuerySet:
        """What may be found if no filter were set."""
        return candidates(self.query, self.without)

    def _page_around(self, pinned: list[tuple[int, Found]]) -> Page:
        wished = [place for place, _ in pinned]
        groups = [one.group_id for _, one in pinned]
        ranked = self.query.offset + self.query.page_size  # as if the list were long enough
        for _ in range(_GUESSES):
            part = window(wished, ranked, self.query.offset, self.query.page_size)
            nearest = self._nearest(groups, part.limit, part.offset, self.threshold)
            if window(wished, nearest.total, self.query.offset, self.query.page_size) == part:
                break
            ranked = nearest.total
        pins = {
            index: Placed(pinned[number][1], pinned=True) for index, number in part.pinned.items()
        }
        placed = merge(self._place(nearest.found), pins)
        return Page(placed, nearest.total + len(pinned), nearest.exact)

    def pinned(self) -> list[tuple[int, Found]]:
        """Pins in force: in stock, seen, meeting the filters, with a picture to show."""
        wished = [pin for pin in self.arrangement.pins if pin[1] not in self.arrangement.out]
        if not wished:
            return []
        groups = [group for _, group in wished]
        stocked = self.products().in_stock()
        own = stocked.of_groups(groups)
        found = {one.group_id: one for one in self._ask(own, self.arrangement, None, 0, None).found}
        return [(place, found[group]) for place, group in wished if group in found]

    def pictures(self, owners: Sequence[int]) -> dict[int, Vector]:
        """The vectors of these images, of those that have one."""
        return get_vector_store().vectors_of(Space(self.row.pk, self.row.dimensions), owners)

    def _nearest(
        self, without: list[int] | tuple[()], limit: int | None, offset: int, least: float | None
    ) -> Nearest:
        products = self.products()
        if without:
            products = products.without_groups(without)
        return self._ask(products, self.arrangement, limit, offset, least)

    def _ask(
        self,
        products: ProductQuerySet,
        arrangement: Arrangement,
        limit: int | None,
        offset: int,
        least: float | None,
    ) -> Nearest:
        return get_vector_store().nearest(
            Space(self.row.pk, self.row.dimensions),
            self.scoring.vectors,
            arranged_owners(products, arrangement),
            limit=limit,
            offset=offset,
            least_score=least,
            text_share=self.share,
            attributes=self.scoring.attributes,
            additions=self.added,
        )

    def _place(self, found: list[Found]) -> list[Placed]:
        approved = self.arrangement.approved
        return [Placed(one, approved=one.group_id in approved) for one in found]

    def _belongs(self, placed: Placed) -> bool:
        return self.threshold is None or placed.approved or placed.found.score >= self.threshold
