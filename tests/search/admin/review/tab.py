"""How tests visit the Review tab and press its buttons."""

from typing import Any

from django.test import Client

from catalogue.models import Category
from tests.search.reviewing.reds import product

AS_PIECE: Any = {"headers": {"X-Review-Piece": "1"}}


def page_of(category: Category) -> str:
    return f"/admin/catalogue/category/{category.pk}/review/"


def look(client: Client, category: Category, query: str = "") -> str:
    response = client.get(page_of(category) + query)
    assert response.status_code == 200
    return response.content.decode()


def press(client: Client, category: Category, verb: str, sku: str = "", **more: Any) -> Any:
    """A button without a script: the answer is the page that one is led to."""
    typed = {"verb": verb, "product": product(sku).pk if sku else "", **more}
    return client.post(page_of(category), typed, follow=True)
