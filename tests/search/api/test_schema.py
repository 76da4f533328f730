"""The API describes itself."""

import io
from typing import Any

import pytest
import yaml
from django.core.management import call_command
from django.test import Client


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    written = io.StringIO()
    call_command("spectacular", validate=True, fail_on_warn=True, stdout=written)
    parsed: dict[str, Any] = yaml.safe_load(written.getvalue())
    return parsed


def test_the_schema_is_valid_and_names_every_address_once(schema: dict[str, Any]) -> None:
    assert sorted(schema["paths"]) == [
        "/api/v1/categories/",
        "/api/v1/categories/{slug}/",
        "/api/v1/categories/{slug}/products",
        "/api/v1/explanation",
        "/api/v1/products/{sku}/",
        "/api/v1/products/{sku}/similar",
        "/api/v1/search",
        "/api/v1/search/picture",
        "/api/v1/suggestions",
    ]


def test_every_address_is_explained_and_shown_by_example(schema: dict[str, Any]) -> None:
    for path, methods in schema["paths"].items():
        (method,) = methods.values()
        assert method["summary"], path
        good = next(answer for code, answer in method["responses"].items() if code < "300")
        assert good["content"]["application/json"]["examples"], path


def test_rankings_tell_of_bad_parameters_waiting_and_missing_encoders(
    schema: dict[str, Any],
) -> None:
    for path in ("/api/v1/search", "/api/v1/categories/{slug}/products"):
        assert {"200", "400", "429", "503"} <= set(schema["paths"][path]["get"]["responses"])
    names = {one["name"] for one in schema["paths"]["/api/v1/search"]["get"]["parameters"]}
    assert names >= {"q", "page", "page_size", "brand", "price_min", "price_max", "in_stock"}


@pytest.mark.usefixtures("shop")
def test_what_is_answered_is_what_is_described(client: Client, schema: dict[str, Any]) -> None:
    parts = schema["components"]["schemas"]
    answer = client.get("/api/v1/search", {"q": "red"}).json()
    assert set(answer) == set(parts["Ranking"]["properties"])
    assert set(answer["query"]) == set(parts["Query"]["properties"])
    assert set(answer["results"][0]) == set(parts["Hit"]["properties"])
    assert set(answer["results"][0]["product"]) == set(parts["Product"]["properties"])


def test_the_schema_and_its_page_are_served_from_here(client: Client) -> None:
    assert client.get("/api/schema/").status_code == 200
    page = client.get("/api/docs/").content.decode()
    assert "drf_spectacular_sidecar" in page
    assert "https://" not in page.replace("http://www.w3.org", "")
