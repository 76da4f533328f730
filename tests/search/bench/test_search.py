"""`bench search` on a small shop: it measures the answers that shoppers get, and its figures tell
what they say they do."""

from collections.abc import Iterator

import numpy as np
import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client, override_settings

from catalogue.models import Product
from search.bench.catalogue import SHARES, fill
from search.bench.endpoint import endpoint_pairs, statement_pairs
from search.bench.narrowing import narrowing_pairs
from search.bench.result_memory import memory_pairs
from search.bench.scratch import use
from search.bench.statements import ranking_of, statements_of
from search.bench.synthetic import NAME, TOPICS, SyntheticEncoder, name_of, topic_of
from search.encoders.registry import forget_encoders, lend_encoder
from search.models import EncoderInUse, ImageEmbedding
from search.vector_stores import get_vector_store
from search.vector_stores.base import Space

PRODUCTS = 1000


@pytest.fixture
def stocked(db: None) -> Iterator[EncoderInUse]:
    lend_encoder(NAME, SyntheticEncoder())
    row, _ = use(NAME)
    fill(row, PRODUCTS)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # or no index could be built now
    caches["results"].clear()
    yield row
    caches["results"].clear()
    forget_encoders()


def test_every_topic_has_a_name_of_its_own() -> None:
    assert [topic_of(name_of(topic)) for topic in range(TOPICS)] == list(range(TOPICS))


def test_a_text_lies_nearer_to_pictures_of_its_topic_than_to_others() -> None:
    encoder, random = SyntheticEncoder(), np.random.default_rng(1)
    (text,) = encoder.encode_texts([name_of(17)])
    own = encoder.draw(np.full(50, 17), random) @ text
    other = encoder.draw(np.arange(50, 100), random) @ text
    assert own.mean() > other.mean() + 3 * other.std()


def test_brands_make_the_shares_that_they_are_named_for(stocked: EncoderInUse) -> None:
    counted = {brand: Product.objects.filter(brand=brand).count() for brand in SHARES}
    assert counted == {brand: share * PRODUCTS for brand, share in SHARES.items()}
    stored = ImageEmbedding.objects.exclude(vector=None).count()
    assert stored == PRODUCTS


def test_every_place_is_measured_cold_and_on_its_second_page(stocked: EncoderInUse) -> None:
    pairs = list(endpoint_pairs(PRODUCTS, 1))
    assert len(pairs) == 12
    assert all(pair.ours > 0 and pair.reference > 0 for pair in pairs)


def test_as_many_cards_as_one_likes_take_as_many_statements_and_load_no_vector(
    stocked: EncoderInUse,
) -> None:
    pairs = list(statement_pairs())
    counted, vectors = pairs[::2], pairs[1::2]
    assert [pair.ratio for pair in counted] == [1.0] * 3
    assert [pair.ours for pair in vectors] == [0] * 3


def test_a_column_of_vectors_would_be_noticed(stocked: EncoderInUse) -> None:
    def careless() -> None:
        list(ImageEmbedding.objects.all()[:2])

    assert sum(one.vectors for one in statements_of(careless)) == 1


def test_the_bare_statements_are_those_that_rank(stocked: EncoderInUse) -> None:
    seen = statements_of(lambda: Client().get("/search/?q=red+backpack"))
    words, vectors = ranking_of(seen)
    assert len(words) == 1
    assert [one.sql.startswith("SELECT set_config") for one in vectors] == [True, False]


def test_narrowing_finds_in_a_small_shop_what_is_truly_there(stocked: EncoderInUse) -> None:
    pairs = list(narrowing_pairs(stocked, 1, {"Sliver": 0.01, "Third": 0.3}))
    recalls = [pair.ratio for pair in pairs if pair.name.endswith("recall of 24")]
    assert recalls == [1.0, 1.0]


def test_narrowing_finds_it_in_a_large_shop_too(stocked: EncoderInUse) -> None:
    with override_settings(EXACT_LIMIT=80):
        get_vector_store().ensure_index(Space(stocked.pk, stocked.dimensions))
        pairs = list(narrowing_pairs(stocked, 1, {"Slice": 0.05, "Third": 0.3}))
    recalls = [pair for pair in pairs if pair.name.endswith("recall of 24")]
    assert len(recalls) == 2
    assert all(pair.ratio >= 0.98 for pair in recalls)


def test_remembered_sets_fit_the_memory_of_a_small_web_process(stocked: EncoderInUse) -> None:
    (pair,) = memory_pairs(stocked)
    assert pair.ratio < 1
