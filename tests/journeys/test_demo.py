"""The demo shop tells the story it was made for: a shelf that no model was trained on."""

import json
from collections import defaultdict

import pytest

from config.env import BASE_DIR
from tests.journeys.processes import Shop

pytestmark = pytest.mark.journey

DEMO = BASE_DIR / "demo" / "catalogue"


def solar_backpacks() -> set[str]:
    """SKUs of the backpacks that truly have a solar panel."""
    facts = [json.loads(line) for line in (DEMO / "attributes.jsonl").read_text().splitlines()]
    return {fact["sku"] for fact in facts if fact["kind"] == "backpack" and fact["has_solar_panel"]}


def test_solar_backpacks_are_found_by_describing_them(shop: Shop) -> None:
    found = shop.json("/api/v1/search?q=backpack+with+solar+panels&page_size=7")["results"]
    right = [hit["product"]["sku"] for hit in found if hit["product"]["sku"] in solar_backpacks()]
    assert len(right) >= 5, [hit["product"]["title"] for hit in found]
    assert {hit["found_by"] for hit in found} <= {"picture", "words", "both"}
    assert all(hit["text_score"] is not None for hit in found)


def test_the_offline_encoder_knows_the_kinds_of_the_demo(shop: Shop) -> None:
    result = shop.manage("evaluate", "folder", str(DEMO), "--encoder", "anchors", "--json")
    figures = json.loads(result.stdout)
    assert figures["precision_at_5"] >= 0.60
    assert figures["per_class"]["backpack"]["precision_at_5"] >= 0.8


def test_the_demo_is_as_large_and_as_varied_as_a_shop() -> None:
    products = [json.loads(line) for line in (DEMO / "products.jsonl").read_text().splitlines()]
    kinds: dict[str, set[str]] = defaultdict(set)
    for line in (DEMO / "attributes.jsonl").read_text().splitlines():
        fact = json.loads(line)
        kinds[fact["kind"]].add(fact["sku"])
    assert len(products) >= 180
    assert len(kinds) >= 48
    assert len(kinds["backpack"]) >= 18
    assert len(solar_backpacks()) >= 7
