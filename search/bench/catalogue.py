"""Synthetic products for benchmarks: brands of known shares, facets, prices, one picture each."""

from datetime import UTC, datetime
from decimal import Decimal
from struct import Struct

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from catalogue.models import Product, ProductImage
from search.bench.synthetic import COLOURS, NAME, TOPICS, SyntheticEncoder, name_of
from search.lexical import index_missing_documents, refresh_vocabulary
from search.models import EncoderInUse
from search.vectors import Vectors, unit

SHARES = {"Mote": 0.001, "Sliver": 0.01, "Slice": 0.05, "Tenth": 0.1, "Fifth": 0.2, "Third": 0.3}
"""Brands by the share of products that they make."""

_CHUNK = 1000
_HALFVEC = Struct(">hH")  # length, unused; the numbers follow
_WHEN = datetime(2000, 1, 1, tzinfo=UTC)
_OTHERS = 20
_MATERIALS = ("cotton", "leather", "metal", "paper", "plastic", "wood")


def fill(row: EncoderInUse, products: int) -> None:
    """Vectors are drawn around the words of titles where the encoder is the synthetic one, and
    quite at random elsewhere."""
    random = np.random.default_rng(7)
    topics = random.integers(0, TOPICS, products)
    brands = _brands(products, random)
    for start in range(0, products, _CHUNK):
        numbers = np.arange(start, min(start + _CHUNK, products))
        made = Product.objects.bulk_create(
            _product(int(n), int(topics[n]), brands[n]) for n in numbers
        )
        images = ProductImage.objects.bulk_create(map(_image, made))
        pictures, words = _vectors(row, topics[numbers], random)
        _copy(row, "search_imageembedding", "image_id", [image.pk for image in images], pictures)
        _copy(row, "search_textembedding", "product_id", [one.pk for one in made], words)
    index_missing_documents()
    refresh_vocabulary()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _brands(products: int, random: np.random.Generator) -> list[str]:
    """Each of `SHARES` as often as it says, the rest evenly among others, shuffled."""
    rest = [f"Brand {n}" for n in range(_OTHERS)]
    names = [name for name, share in SHARES.items() for _ in range(max(1, int(share * products)))]
    names += [rest[n % _OTHERS] for n in range(products - len(names))]
    return [names[n] for n in random.permutation(products)]


def _product(number: int, topic: int, brand: str) -> Product:
    return Product(
        sku=f"B{number}",
        title=f"{name_of(topic).capitalize()} {number}",
        brand=brand,
        state="published",
        price=Decimal(1 + number % 500),
        stock=number % 5,
        attributes={
            "colour": COLOURS[topic % len(COLOURS)],
            "material": _MATERIALS[number % len(_MATERIALS)],
            "washable": number % 3 == 0,
        },
    )


def _image(product: Product) -> ProductImage:
    digest = f"{product.pk:064}"
    return ProductImage(
        product=product,
        digest=digest,
        upload_digest=digest,
        master=f"images/{product.pk}.jpg",
        thumbnail=f"images/{product.pk}.webp",
        width=512,
        height=384,
    )


def _vectors(
    row: EncoderInUse, topics: NDArray[np.int64], random: np.random.Generator
) -> tuple[Vectors, Vectors]:
    if row.name == NAME:
        encoder = SyntheticEncoder()
        return encoder.draw(topics, random), encoder.draw_words(topics, random)
    drawn = unit(np.abs(random.normal(size=(len(topics), row.dimensions))))
    return drawn, drawn[::-1]


def _copy(row: EncoderInUse, table: str, owner: str, ids: list[int], vectors: Vectors) -> None:
    """In PostgreSQL's binary form; as text, the numbers would take longer than all the rest."""
    columns = f"{owner}, encoder_id, status, attempts, error, source_digest, requested_at, vector"
    types = ["int8", "int8", "text", "int2", "text", "text", "timestamptz", "bytea"]
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)") as copy,
    ):
        copy.set_types(types)
        for owner_id, numbers in zip(ids, vectors.astype(">f2"), strict=True):
            halfvec = _HALFVEC.pack(len(numbers), 0) + numbers.tobytes()
            copy.write_row((owner_id, row.pk, "done", 1, "", "bench", _WHEN, halfvec))
