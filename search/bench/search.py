"""`bench search`: searches in a shop of so many products, by page and API, wide and narrowed."""

from collections.abc import Callable

from django.test import override_settings

from search.bench.catalogue import fill
from search.bench.endpoint import endpoint_pairs, statement_pairs
from search.bench.narrowing import narrowing_pairs
from search.bench.pair import Pair
from search.bench.result_memory import memory_pairs
from search.bench.scratch import scratch, use
from search.bench.synthetic import NAME, SyntheticEncoder
from search.encoders.registry import lend_encoder
from search.vector_stores import get_vector_store
from search.vector_stores.base import Space


def bench_search(products: int, rounds: int, say: Callable[[str], None]) -> list[Pair]:
    """Speed does not hang on weights: the encoder is synthetic, its vectors lie as CLIP's do, and
    no text is encoded while time is taken."""
    lend_encoder(NAME, SyntheticEncoder())
    with scratch():
        row, _ = use(NAME)
        say(f"Making {products} products …")
        fill(row, products)
        say("Building the index …")
        with override_settings(EXACT_LIMIT=0):  # small shops have none; it is compared with
            get_vector_store().ensure_index(Space(row.pk, row.dimensions))
        say(f"Measuring {rounds} rounds …")
        return [
            *endpoint_pairs(products, rounds),
            *narrowing_pairs(row, rounds),
            *statement_pairs(),
            *memory_pairs(row),
        ]
