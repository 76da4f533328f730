"""The demo shop is complete, honest about its pictures, and light enough to ship."""

import csv
import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

CATALOGUE = Path(__file__).resolve().parents[2] / "demo" / "catalogue"


def lines(name: str) -> list[dict[str, Any]]:
    return [
        json.loads(line) for line in (CATALOGUE / name).read_text(encoding="utf-8").splitlines()
    ]


def rows(name: str) -> list[dict[str, str]]:
    with (CATALOGUE / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def products() -> list[dict[str, Any]]:
    return lines("products.jsonl")


@pytest.fixture(scope="module")
def truths() -> list[dict[str, Any]]:
    return lines("attributes.jsonl")


def test_the_shop_is_large_and_varied(products: list[dict[str, Any]]) -> None:
    kinds = Counter(row["label"] for row in rows("labels.csv"))
    assert len(products) >= 180
    assert len(kinds) >= 48
    assert kinds["backpack"] >= 18


def test_enough_things_run_on_sunlight(truths: list[dict[str, Any]]) -> None:
    solar = {(row["sku"], row["kind"]) for row in truths if row["has_solar_panel"]}
    by_kind = Counter(kind for _, kind in solar)
    assert by_kind["backpack"] >= 7
    assert len(by_kind) >= 5


def test_every_picture_named_is_there_and_light(products: list[dict[str, Any]]) -> None:
    for row in products:
        assert 1 <= len(row["images"]) <= 3
        for image in row["images"]:
            path = CATALOGUE / image["path"]
            assert image["alt"].strip()
            assert path.stat().st_size <= 45_000
            with Image.open(path) as picture:
                assert min(picture.size) >= 400
    everything = sum(path.stat().st_size for path in CATALOGUE.rglob("*") if path.is_file())
    assert everything <= 14_000_000


def test_no_picture_is_left_over(products: list[dict[str, Any]]) -> None:
    named = {Path(image["path"]).name for row in products for image in row["images"]}
    assert named == {path.name for path in (CATALOGUE / "images").iterdir()}


def test_products_read_like_a_shop(products: list[dict[str, Any]]) -> None:
    skus = [row["sku"] for row in products]
    assert len(set(skus)) == len(skus)
    for row in products:
        assert row["title"]
        assert row["brand"]
        assert row["state"] == "published"
        assert 1 <= len(re.findall(r"[.!?](?:\s|$)", row["description"])) <= 3
        assert Decimal(row["price"]) > 0
        assert re.fullmatch(r"\d+\.\d\d", row["price"])
        assert row["stock"] >= 0


def test_a_parent_comes_before_its_variants(products: list[dict[str, Any]]) -> None:
    seen: set[str] = set()
    for row in products:
        assert "parent" not in row or row["parent"] in seen
        seen.add(row["sku"])


def test_each_kind_has_a_definition_and_each_picture_its_truth(
    products: list[dict[str, Any]], truths: list[dict[str, Any]]
) -> None:
    labels = {row["sku"]: row["label"] for row in rows("labels.csv")}
    defined = {row["label"] for row in rows("kinds.csv") if row["definition"]}
    assert set(labels) == {row["sku"] for row in products}
    assert set(labels.values()) == defined
    assert [row["image"] for row in truths] == [
        image["path"] for row in products for image in row["images"]
    ]
    for row in truths:
        assert row["kind"] == labels[row["sku"]]
        assert row["colour"]
        assert row["material"]
        assert row["pattern"]


def test_the_category_tree_hangs_together() -> None:
    plan = json.loads((CATALOGUE / "categories.json").read_text(encoding="utf-8"))
    seen: set[str] = set()
    for category in plan["categories"]:
        assert category["name"]
        assert category["definition"]
        assert category["parent"] is None or category["parent"] in seen
        assert category["slug"] not in seen
        seen.add(category["slug"])
    assert 12 <= len(seen) <= 25
    first = plan["invitations"][0]
    assert len(plan["invitations"]) == 5
    assert (first["name"], first["definition"]) == (
        "Solar-powered backpacks",
        "backpack with solar panels",
    )
    assert not {row["name"] for row in plan["invitations"]} & {
        row["name"] for row in plan["categories"]
    }
