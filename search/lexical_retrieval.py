"""The answer by exact words alone: where no model can be asked, or none is wanted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from catalogue.models import Product, ProductImage
from catalogue.querysets import ProductQuerySet
from search.arrangement import Arrangement, arrangement_of
from search.candidates import candidates
from search.lexical_leg import LexicalLeg
from search.query import Query
from search.result_set import ResultSet
from search.vector_stores.base import Found, FoundProduct, FoundProducts
from search.vectors import Vector


@dataclass(frozen=True, slots=True)
class LexicalRetrieval:
    """Scores are those of the lexical leg, 0 to 1; a product is shown by its first picture."""

    query: Query
    leg: LexicalLeg
    arrangement: Arrangement = field(default_factory=Arrangement)

    @classmethod
    def of(cls, query: Query, leg: LexicalLeg) -> "LexicalRetrieval":
        return cls(query, leg, arrangement_of(None, query.text, 1.0, rules=query.rules))

    @property
    def named(self) -> Mapping[int, int]:
        return self.leg.named

    @property
    def references(self) -> frozenset[int]:
        return self.leg.references

    def products(self) -> ProductQuerySet:
        return self.query.filters.apply(self.candidates())

    def candidates(self) -> ProductQuerySet:
        return candidates(self.query)

    def result_set(self) -> ResultSet:
        """What uses the words and has a picture to show; boosts rest, for they are in units of an
        encoder."""
        scores = self.leg.scores
        shown = self._pictures(scores)
        products = self.candidates().among(scores).without_groups(self.arrangement.out)
        groups = products.group_ids()
        found = [
            FoundProduct(
                Found(groups[product], shown[product], score, 0.0, score),
                product,
                kept=False,
                relevant=not self.leg.only or groups[product] in self.leg.named,
            )
            for product, score in scores.items()  # best first, as `match` gives them
            if product in shown and product in groups
        ]
        listed = [one for one in found if one.relevant]
        if self.query.weaker:
            listed += [one for one in found if not one.relevant]
        return ResultSet(FoundProducts.of(listed), len(found), None, exact=True)

    def pinned(self) -> list[tuple[int, Found]]:
        """Pins in force: in stock, seen, meeting the filters, with a picture to show."""
        wished = [pin for pin in self.arrangement.pins if pin[1] not in self.arrangement.out]
        groups = [group for _, group in wished]
        family = self.products().in_stock().of_groups(groups).group_ids()
        shown: dict[int, Found] = {}
        for product, image in self._pictures(family).items():
            score = self.leg.scores.get(product, 0.0)
            shown.setdefault(family[product], Found(family[product], image, score, 0.0, score))
        return [(place, shown[group]) for place, group in wished if group in shown]

    def pictures(self, owners: Sequence[int]) -> dict[int, Vector]:
        """None: what pictures show is known to an encoder alone."""
        return {}

    def _pictures(self, products: Mapping[int, object]) -> dict[int, int]:
        """The first picture of each of these products that has one."""
        if not products:
            return {}
        images = ProductImage.objects.filter(product__in=Product.objects.among(products)).in_order()
        first: dict[int, int] = {}
        for product, image in images.values_list("product_id", "pk"):
            first.setdefault(product, image)
        return first
