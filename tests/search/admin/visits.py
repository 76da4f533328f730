"""Looking at the Publish tab, and what is said there."""

from typing import Any

from django.test import Client

from catalogue.models import Category


def page(category: Category) -> str:
    return f"/admin/catalogue/category/{category.pk}/publish/"


def looked(client: Client, category: Category) -> dict[str, str]:
    """What the form on the page sends, for somebody who has looked at it."""
    return {"seen": client.get(page(category)).context["seen"], "when": "now", "note": ""}


def text(client: Client, category: Category) -> str:
    return client.get(page(category)).content.decode()


def messages(answer: Any) -> str:
    return " ".join(str(message) for message in answer.context["messages"])
