"""Whatever is searched for: an explanation and the pages never say different things."""

import pytest

from catalogue.models import Category, Product
from search.encoders.base import EncoderError
from search.explanation import Condition, explain, explain_hits, sentence
from search.models import EncoderInUse
from search.query import Query
from search.ranking import Hit, rank
from tests.search.explanation.mixed_shop import ask, open_shop, searches


@pytest.fixture(autouse=True)
def _shop(encoder_in_use: EncoderInUse) -> None:
    open_shop(encoder_in_use)


def compare(query: Query) -> None:
    """All products of the shop with all pages of the answer."""
    first = rank(query)
    hits = [hit for page in range(1, first.pages + 1) for hit in rank(query.on_page(page)).hits]
    assert len(hits) == first.total
    by_group = {hit.product.group_id: hit for hit in hits}
    for product in Product.objects.select_related("parent"):
        found = explain(query, product)
        hit = by_group.get(product.group_id)
        about = f"{product.sku}: {sentence(found)}"
        assert found.rank == (hit.rank if hit else None), about
        assert found.total == first.total, about
        assert found.here == all(step.passed for step in found.steps), about
        assert sentence(found).startswith("Number" if hit else "Not here"), about
        if found.score is not None and found.lines:
            total = sum(line.amount for line in found.lines)
            assert total == pytest.approx(found.score, abs=2e-3), about
        if hit is not None:
            agree_on(hit, query, product)


def agree_on(hit: Hit, query: Query, product: Product) -> None:
    found = explain(query, product)
    assert found.shown == hit.product
    assert found.image == hit.image
    assert found.score == pytest.approx(hit.score, abs=1e-6)
    assert (found.pinned, found.weaker) == (hit.pinned, hit.weaker)
    assert bool(found.named) >= hit.named
    assert found.page == (hit.rank - 1) // query.page_size + 1


@pytest.mark.parametrize("about", searches())
def test_a_search(about: str) -> None:
    compare(ask(about, page_size=3))


@pytest.mark.parametrize("about", searches())
def test_the_hits_of_a_page_tell_the_parts_of_their_scores(about: str) -> None:
    ranking = rank(ask(about))
    parts = explain_hits(ranking)
    assert len(parts) == len(ranking.hits)
    for hit in ranking.hits:
        total = sum(line.amount for line in parts[hit.rank].lines)
        assert total == pytest.approx(hit.score, abs=2e-3)


def test_a_category_and_what_is_like_a_product() -> None:
    compare(Query(category=Category.objects.get(), page_size=3))
    compare(Query(similar_to=Product.objects.get(sku="MUG-3"), page_size=3))


@pytest.mark.parametrize("about", ["plain", "a reference", "filtered", "cheapest", "misspelt"])
def test_without_a_model(about: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(row: EncoderInUse) -> None:
        raise EncoderError("the weights are gone")

    monkeypatch.setattr(EncoderInUse, "load", refuse)
    compare(ask(about, page_size=3))
    found = explain(ask(about), Product.objects.get(sku="MUG-0"))
    assert found.steps[0].condition == Condition.COMPARABLE
    assert "No encoder can be asked now" in found.steps[0].text
