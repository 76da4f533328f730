"""Whole requests, through all middleware, against the bare statements with which they rank."""

from collections.abc import Callable, Iterator

from django.core.cache import caches
from django.test import Client

from config.garbage import settle
from search.bench.pair import Pair, alternate, seconds
from search.bench.statements import Statement, execute, ranking_of, statements_of

_WORDS = "q=red+backpack"
_PLACES = {
    "search page": f"/search/?{_WORDS}",
    "search API": f"/api/v1/search?{_WORDS}",
    "search API with facets": f"/api/v1/search?{_WORDS}&facets=true",
}


def endpoint_pairs(products: int, rounds: int) -> Iterator[Pair]:
    """Cold, with no result set remembered, and the second page of one that is; over the statement
    that ranks by vectors, which is what is bounded, and over it and the one that ranks by words."""
    client = Client(headers={"host": "localhost"})
    settle()  # as a web process does
    for name, path in _PLACES.items():
        first, second = _asking(client, path), _asking(client, f"{path}&page=2")
        first()  # whatever only a process's first request does

        def cold(ask: Callable[[], None] = first) -> None:
            caches["results"].clear()
            ask()

        ranking = ranking_of(statements_of(cold))
        by_vectors = [parts for parts in ranking if parts[-1].ranks_by_vectors]
        for title, ask in (("", cold), (", second page", second)):
            figures = _measure(ask, by_vectors, rounds)
            yield Pair(f"{name}{title}, {products} products", "ms", *figures, "at most 2")
            figures = _measure(ask, ranking, rounds)
            yield Pair(f"{name}{title}, over the words' statement too", "ms", *figures)


def statement_pairs() -> Iterator[Pair]:
    """Statements of a page of 24 over those of a page of 6; columns of vectors among what they
    give, of which there should be none."""
    client = Client(headers={"host": "localhost"})
    for name, path in _PLACES.items():
        few, many = (_warm(client, f"{path}&page_size={size}") for size in (6, 24))
        yield Pair(f"{name}, 24 cards against 6", "statements", len(many), len(few), "1")
        vectors = sum(one.vectors for one in many)
        yield Pair(f"{name}, columns of vectors", "columns", vectors, 0, "none")


def _warm(client: Client, path: str) -> list[Statement]:
    """The statements of a request with an empty set of results, and all else remembered."""
    ask = _asking(client, path)
    ask()
    caches["results"].clear()
    return statements_of(ask)


def _measure(
    ask: Callable[[], None], ranking: list[list[Statement]], rounds: int
) -> tuple[float, float]:
    return alternate(
        lambda: 1000 * seconds(ask), lambda: 1000 * seconds(lambda: execute(ranking)), rounds
    )


def _asking(client: Client, path: str) -> Callable[[], None]:
    def ask() -> None:
        response = client.get(path)
        if response.status_code != 200:
            raise RuntimeError(f"{path} answered {response.status_code}.")

    return ask
