"""`bench search`: the endpoint against the bare SQL statement that it issues."""

from collections.abc import Callable
from typing import Any

import numpy as np
from django.db import connection
from django.test import Client

from catalogue.models import Product, ProductImage
from search.bench.pair import Pair, alternate, seconds
from search.bench.scratch import scratch, use
from search.models import EncoderInUse
from search.vectors import as_text, unit

_ROUNDS = 15
_PATH = "/api/v1/search?q=backpack+with+solar+panels"
_CHUNK = 1000


def bench_search(encoder_name: str, products: int, say: Callable[[str], None]) -> list[Pair]:
    """Milliseconds of a warm `GET /api/v1/search`, through all middleware, over those of its
    ranking statement alone."""
    with scratch():
        row, _ = use(encoder_name)
        say(f"Making {products} products with random vectors …")
        fill(row, products)
        client = Client(headers={"host": "localhost"})
        statement, values = _ranking_statement(client)
        say(f"Measuring {_ROUNDS} rounds of both …")
        ours, reference = alternate(
            lambda: 1000 * seconds(lambda: client.get(_PATH)),
            lambda: 1000 * seconds(lambda: _execute(statement, values)),
            _ROUNDS,
        )
    return [Pair(f"search over {products} products", "ms", ours, reference, "at most 3")]


def fill(row: EncoderInUse, products: int) -> None:
    """Products with one image each, and random vectors of images and words."""
    random = np.random.default_rng(7)
    for start in range(0, products, _CHUNK):
        numbers = range(start, min(start + _CHUNK, products))
        made = Product.objects.bulk_create(
            Product(sku=f"B{n}", title=f"Product {n}", state="published", price=n, stock=1)
            for n in numbers
        )
        images = ProductImage.objects.bulk_create(
            ProductImage(
                product=product,
                digest=f"{n:064}",
                upload_digest=f"{n:064}",
                master=f"images/{n}.jpg",
                thumbnail=f"images/{n}.webp",
                width=512,
                height=384,
            )
            for n, product in zip(numbers, made, strict=True)
        )
        vectors = unit(np.abs(random.normal(size=(len(images), row.dimensions))))
        _copy(row, "search_imageembedding", "image_id", [image.pk for image in images], vectors)
        _copy(row, "search_textembedding", "product_id", [one.pk for one in made], vectors[::-1])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _copy(row: EncoderInUse, table: str, owner: str, ids: list[int], vectors: Any) -> None:
    columns = f"{owner}, encoder_id, status, attempts, error, source_digest, requested_at, vector"
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy,
    ):
        for owner_id, vector in zip(ids, vectors, strict=True):
            text = as_text(vector)
            copy.write_row((owner_id, row.pk, "done", 1, "", "bench", "2000-01-01", text))


def _ranking_statement(client: Client) -> tuple[str, Any]:
    """Ask once and note the statement that ranks."""
    seen: list[tuple[str, Any]] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if "<#>" in sql:
            seen.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        response = client.get(_PATH)
    if response.status_code != 200 or not seen:
        raise RuntimeError(f"The endpoint answered {response.status_code}.")
    return seen[-1]


def _execute(statement: str, values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        cursor.fetchall()
