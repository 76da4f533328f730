"""An integrator connects a shop: files come in by command, rankings go out by API."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from config.env import BASE_DIR
from tests.factories import picture
from tests.journeys.processes import Shop

pytestmark = pytest.mark.journey

DEMO = BASE_DIR / "demo" / "catalogue"


def pages(shop: Shop, address: str) -> list[dict[str, Any]]:
    """All pages of a ranking, by following `next`."""
    found = [shop.json(address)]
    while found[-1]["next"]:
        assert found[-1]["next"].startswith(shop.url)
        found.append(shop.json(found[-1]["next"].removeprefix(shop.url)))
    return found


def refusal(shop: Shop, address: str, status: int) -> dict[str, Any]:
    """The first error of an answer that says no."""
    answered, body = shop.get(address)
    assert answered == status, body
    return dict(json.loads(body)["errors"][0])


def test_products_from_json_lines_are_found_by_search_once_they_are_embedded(
    shop: Shop, tmp_path: Path
) -> None:
    products = [
        {"sku": "JL/1", "title": "Lamp, first", "brand": "Linea", "price": "20.00", "stock": 1,
         "attributes": {"litres": 2}, "images": [{"path": "1.jpg", "alt": "one"}]},
        {"sku": "JL/2", "title": "Lamp, second", "brand": "Linea", "price": "30.00", "stock": 0,
         "images": [{"path": "2.jpg", "alt": "two"}]},
    ]  # fmt: skip
    for number in (1, 2):
        (tmp_path / f"{number}.jpg").write_bytes(picture((90 * number, 30, 200), (300, 300)))
    file = tmp_path / "products.jsonl"
    file.write_text("\n".join(json.dumps(product) for product in products))

    done = shop.manage("import_products", str(file), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["new"] == 2
    shop.wait_until_embedded()

    found = shop.json("/api/v1/search?q=lamp&brand=Linea")
    assert {hit["product"]["sku"] for hit in found["results"]} == {"JL/1", "JL/2"}
    assert found["query"]["brands"] == ["Linea"]
    in_stock = shop.json("/api/v1/search?q=lamp&brand=Linea&in_stock=true&attr.litres=2")
    assert [hit["product"]["sku"] for hit in in_stock["results"]] == ["JL/1"]
    assert shop.json("/api/v1/products/JL/1/")["images"][0]["alt"] == "one"  # a SKU with a slash


@pytest.mark.parametrize(
    "address", ["/api/v1/search?q=backpack", "/api/v1/categories/bags/products?"]
)
def test_paging_through_a_ranking_leaves_no_gap_and_shows_nothing_twice(
    shop: Shop, address: str
) -> None:
    found = pages(shop, f"{address}&page_size=50")
    hits = [hit for page in found for hit in page["results"]]
    assert [hit["rank"] for hit in hits] == list(range(1, found[0]["total"] + 1))
    assert len({hit["product"]["sku"] for hit in hits}) == len(hits)
    scores = [hit["score"] for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert found[0]["previous"] is None
    assert all(len(page["results"]) == 50 for page in found[:-1])


def test_categories_products_and_similar_products_lead_to_each_other(shop: Shop) -> None:
    listed = shop.json("/api/v1/categories/")
    assert listed["total"] == len(listed["results"])
    guitars = next(entry for entry in listed["results"] if entry["slug"] == "guitars")
    assert guitars == shop.json("/api/v1/categories/guitars/")
    assert guitars["parent"] == "music"

    best = shop.json(guitars["products"].removeprefix(shop.url))["results"][0]
    assert any(word in best["product"]["title"].lower() for word in ("guitar", "banjo", "ukulele"))
    assert best["matched_image"]["width"] > 0
    product = shop.json(f"/api/v1/products/{best['product']['sku']}/")
    assert product["title"] == best["product"]["title"]
    similar = shop.json(f"/api/v1/products/{product['sku']}/similar?page_size=3")
    assert len(similar["results"]) == 3
    assert product["sku"] not in {hit["product"]["sku"] for hit in similar["results"]}
    status, _ = shop.get(product["image"]["url"].removeprefix(shop.url))
    assert status == 200


def test_a_wrong_parameter_is_answered_with_its_name_and_a_reason(shop: Shop) -> None:
    wrong = {
        "q=": "q",
        "q=mug&page=0": "page",
        "q=mug&page_size=1000": "page_size",
        "q=mug&price_min=cheap": "price_min",
        "q=mug&in_stock=perhaps": "in_stock",
    }
    for parameters, field in wrong.items():
        error = refusal(shop, f"/api/v1/search?{parameters}", 400)
        assert error["attr"] == field
        assert len(error["detail"]) > 10


def test_what_is_not_there_is_answered_404_as_json(shop: Shop) -> None:
    for address in ("products/NOPE/", "products/NOPE/similar", "categories/nope/", "nonsense"):
        assert refusal(shop, f"/api/v1/{address}", 404)["code"] == "not_found"


def test_health_is_said_without_a_login_and_without_details(shop: Shop) -> None:
    health = shop.json("/healthz")
    assert health["status"] == "ok"
    assert set(health["checks"].values()) == {"ok"}


def test_the_api_describes_itself(shop: Shop, page: Page) -> None:
    status, schema = shop.get("/api/schema/")
    assert status == 200
    for address in ("/api/v1/search", "/api/v1/categories/{slug}/products"):
        assert address in schema
    page.goto("/api/docs/")
    expect(page.get_by_text("Rank products against words")).to_be_visible()


def test_a_bad_row_is_reported_and_the_good_ones_are_in(shop: Shop, tmp_path: Path) -> None:
    file = tmp_path / "products.csv"
    with file.open("w", newline="") as lines:
        csv.writer(lines).writerows(
            [
                ["sku", "title", "price", "stock"],
                ["ROW-1", "Good", "10.00", "5"],
                ["ROW-2", "Bad", "ten euros", "5"],
                ["ROW-3", "Good too", "12.00", "5"],
            ]
        )
    first = shop.manage("import_products", str(file))
    assert first.returncode == 1
    assert "ROW-2" in first.stdout
    assert "price" in first.stdout
    assert "Traceback" not in first.stdout + first.stderr
    for sku, status in (("ROW-1", 200), ("ROW-2", 404), ("ROW-3", 200)):
        assert shop.get(f"/api/v1/products/{sku}/")[0] == status

    again = json.loads(shop.manage("import_products", str(file), "--json").stdout)
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 2)


def test_the_ranking_is_printed_as_one_json_object_while_the_shop_runs(shop: Shop) -> None:
    printed = shop.manage("rank", "an acoustic guitar", "--json", "--limit", "5")
    assert printed.returncode == 0, printed.stderr
    ranking = json.loads(printed.stdout)
    assert len(ranking["results"]) == 5
    by_api = shop.json("/api/v1/search?q=an+acoustic+guitar&page_size=5")["results"]
    assert [hit["sku"] for hit in ranking["results"]] == [hit["product"]["sku"] for hit in by_api]


def test_an_encoder_is_measured_on_a_labelled_folder(shop: Shop, tmp_path: Path) -> None:
    chosen = {"acoustic-guitar", "alarm-clock", "backpack"}
    kept = {
        row["sku"]
        for label in chosen
        for row in [row for row in _rows("labels.csv") if row["label"] == label][:2]
    }
    _keep(tmp_path, "labels.csv", "sku", kept)
    _keep(tmp_path, "products.csv", "sku", kept)
    _keep(tmp_path, "kinds.csv", "label", chosen).rename(tmp_path / "categories.csv")
    (tmp_path / "images").mkdir()
    for row in _rows("products.csv"):
        if row["sku"] in kept:
            shutil.copy(DEMO / row["image"], tmp_path / row["image"])

    measured = shop.manage("evaluate", "folder", str(tmp_path), "--json")
    assert measured.returncode == 0, measured.stderr
    report = json.loads(measured.stdout)
    assert report["encoder"].startswith("anchors")
    assert report["mean_average_precision"] > 0.9
    assert len(report["per_class"]) == len(chosen)


def _rows(name: str) -> list[dict[str, str]]:
    with (DEMO / name).open(newline="") as file:
        return list(csv.DictReader(file))


def _keep(folder: Path, name: str, column: str, values: set[str]) -> Path:
    """Copy a table of the demo catalogue, only its rows with one of the values."""
    rows = [row for row in _rows(name) if row[column] in values]
    with (folder / name).open("w", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return folder / name
