"""What a shopper's visit to a shelf asks the database, however much a merchandiser put into it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.deciding import decide
from catalogue.models import Attribute, Category, Product, Verdict
from catalogue.publishing import publish
from search.embedding import drain
from search.models import EncoderInUse
from tests.factories import make_category, make_product

_PINNED = 4 + 1
"""The pinned products, asked for once: two savepoints, a setting, the question; and whose pins may
put them there, for facets."""


@pytest.fixture
def products(encoder_in_use: EncoderInUse) -> list[Product]:
    made = [make_product(f"P{n}", (200, 10 * n, 5 * n), stock=1, brand="Acme") for n in range(12)]
    drain()
    return made


def shelf(name: str) -> Category:
    return make_category(name, f"something red, {name}", state="draft")


def fill(category: Category, products: list[Product], size: int) -> None:
    """So many of everything that shapes a shelf, pins aside."""
    for number in range(size):
        attribute = Attribute.objects.create(name=f"{number}", prompts=[f"a red {number}"])
        category.category_attributes.create(attribute=attribute, mode="prefer")
        category.relations.create(kind="related", attribute=attribute)
        category.rules.create(kind="boost", condition={"brand": "Acme"}, strength=1)
        category.rules.create(kind="hide", product=products[number])
    decide(category, products[size : 2 * size], Verdict.APPROVE)
    decide(category, products[2 * size : 3 * size], Verdict.REJECT)


def questions(client: Client, category: Category) -> int:
    """Of a page that was visited before."""
    publish(category)
    drain()
    client.get(category.get_absolute_url())
    with CaptureQueriesContext(connection) as queries:
        response = client.get(category.get_absolute_url())
    assert response.status_code == 200
    return len(queries)


def test_attributes_relations_decisions_and_rules_cost_no_question_more(
    client: Client, products: list[Product]
) -> None:
    plain, full = shelf("plain"), shelf("full")
    fill(full, products, size=3)
    assert questions(client, plain) == questions(client, full)


def test_pins_are_asked_for_once_however_many_they_are(
    client: Client, products: list[Product]
) -> None:
    counted = []
    for pins in (0, 1, 6):
        pinned = shelf(f"pins {pins}")
        for place, product in enumerate(products[:pins], 1):
            pinned.rules.create(kind="pin", product=product, position=place)
        counted.append(questions(client, pinned))
    assert counted == [counted[0], counted[0] + _PINNED, counted[0] + _PINNED]
