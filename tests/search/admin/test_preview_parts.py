"""Beside the preview: each part of the recipe on and off, and prompts to start from."""

import json
from typing import Any

import pytest
from django.test import Client

from catalogue.models import Category, CategoryThreshold
from search.models import EncoderInUse
from tests.factories import make_category
from tests.search.reviewing.reds import stock_reds

PART = "/admin/catalogue/category/preview/part/"
PROMPTS = "/admin/catalogue/category/preview/prompts/"


def seen(client: Client, address: str, **typed: Any) -> str:
    response = client.post(address, typed)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def reds(encoder_in_use: EncoderInUse) -> Category:
    return stock_reds(encoder_in_use)


class TestParts:
    def test_the_other_shelf_is_counted_and_shown(
        self, merchandiser: Client, reds: Category
    ) -> None:
        value = CategoryThreshold.objects.get().value
        typed = {"definition": "red", "negatives": "red and blue", "negative_weight": "3"}
        page = seen(merchandiser, PART, **typed, threshold=value, part="negatives")
        assert "Without it" in page
        assert "4 on the shelf" in page
        assert "</b> come" in page
        assert 'data-toggle-part="negatives"' in page

    @pytest.mark.parametrize("part", ["", "prompts", "<b>"])
    def test_what_is_no_part_gets_a_friendly_line(
        self, merchandiser: Client, reds: Category, part: str
    ) -> None:
        page = seen(merchandiser, PART, definition="red", part=part)
        assert "There is no such part of the recipe" in page
        assert "<b></strong>" not in page


class TestSuggestedPrompts:
    def test_they_are_made_from_the_form(self, merchandiser: Client) -> None:
        above = make_category("Bags")
        typed = {"name": "Totes", "definition": "tote", "parent": above.pk, "prompts": "totes"}
        answer = json.loads(seen(merchandiser, PROMPTS, **typed))
        assert "tote, a type of bag" in answer["prompts"]
        assert "totes" not in answer["prompts"]
        assert answer["said"].startswith(f"{len(answer['prompts'])} added")

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({}, "Type a name or a definition first"),
            ({"definition": "рюкзак"}, "made from English words"),
            ({"definition": "x" * 2001}, "up to 2000 characters"),
        ],
    )
    def test_where_there_are_none_it_says_why(
        self, merchandiser: Client, typed: dict[str, str], said: str
    ) -> None:
        answer = json.loads(seen(merchandiser, PROMPTS, **typed))
        assert answer["prompts"] == []
        assert said in answer["said"]
