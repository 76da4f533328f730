"""The list of products as a merchandiser sees and uses it."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.models import Product
from search.models import EncoderInUse
from tests.catalogue.admin.people import visit_as
from tests.factories import make_product

LIST = "/admin/catalogue/product/"


def listed(client: Client, **query: Any) -> set[str]:
    response = client.get(LIST, query)
    assert response.status_code == 200
    return {product.sku for product in response.context["cl"].result_list}


def test_a_product_is_shown_with_picture_price_stock_and_state(merchandiser: Client) -> None:
    make_product("BAG", "red", title="Red bag", brand="Acme", price=1249, stock=0)
    page = merchandiser.get(LIST).content.decode()
    image = Product.objects.get().images.get()
    for text in ("Red bag", "BAG", "Acme", "1,249.00 EUR", "Sold out", "Published"):
        assert text in page
    assert f'src="{image.thumbnail.url}"' in page


def test_a_product_without_a_picture_says_so(merchandiser: Client) -> None:
    make_product("BARE")
    assert "no image" in merchandiser.get(LIST).content.decode()


def test_markup_in_a_title_is_shown_as_text(merchandiser: Client) -> None:
    make_product("EVIL", "red", title="<script>alert(1)</script>", brand='"><img src=x>')
    page = merchandiser.get(LIST).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<img src=x>" not in page


def test_the_list_asks_the_same_number_of_questions_for_any_number_of_products(
    merchandiser: Client, encoder_in_use: EncoderInUse
) -> None:
    parent = make_product("P0", "red", "green")
    for number in range(1, 5):
        make_product(f"P{number}", "red", "green", parent=parent)
    merchandiser.get(LIST)
    with CaptureQueriesContext(connection) as five:
        merchandiser.get(LIST)
    for number in range(5, 15):
        make_product(f"P{number}", "red", "green", parent=parent)
    with CaptureQueriesContext(connection) as fifteen:
        merchandiser.get(LIST)
    assert len(fifteen) == len(five) == 10
    asked = " ".join(query["sql"] for query in fifteen.captured_queries)
    assert '"vector"' not in asked


def test_products_are_found_by_sku_title_and_brand(merchandiser: Client) -> None:
    make_product("BAG-1", title="Solar backpack", brand="Nordfold")
    make_product("MUG-1", title="Mug", brand="Lune")
    assert listed(merchandiser, q="bag-1") == {"BAG-1"}
    assert listed(merchandiser, q="solar") == {"BAG-1"}
    assert listed(merchandiser, q="lune") == {"MUG-1"}


def test_products_are_filtered_by_stock_brand_and_state(merchandiser: Client) -> None:
    make_product("IN", stock=3, brand="Acme")
    make_product("OUT", stock=0, brand="Bravo", state="draft")
    assert listed(merchandiser, stock="in") == {"IN"}
    assert listed(merchandiser, stock="out") == {"OUT"}
    assert listed(merchandiser, brand="Bravo") == {"OUT"}
    assert listed(merchandiser, state__exact="draft") == {"OUT"}


@pytest.mark.parametrize(
    ("action", "state"),
    [("publish", "published"), ("archive", "archived"), ("to_draft", "draft")],
)
def test_what_is_selected_changes_its_state_and_leaves_a_trace(
    merchandiser: Client, action: str, state: str
) -> None:
    one = make_product("ONE", state="draft" if state != "draft" else "published")
    already = make_product("TWO", state=state)
    left = make_product("LEFT", state="draft" if state != "draft" else "published")
    data = {"action": action, "_selected_action": [one.pk, already.pk]}
    page = merchandiser.post(LIST, data, follow=True).content.decode()
    one.refresh_from_db()
    left.refresh_from_db()
    assert one.state == state
    assert left.state != state
    assert f"1 product now {state}. 1 already were." in page
    assert LogEntry.objects.get().object_repr == "Product ONE"


def test_someone_who_may_only_look_cannot_publish(db: None) -> None:
    product = make_product("ONE", state="draft")
    visitor = visit_as("vera", "catalogue.view_product")
    assert visitor.get(LIST).status_code == 200
    visitor.post(LIST, {"action": "publish", "_selected_action": [product.pk]})
    product.refresh_from_db()
    assert product.state == "draft"


def test_staff_without_permission_do_not_see_products(db: None) -> None:
    assert visit_as("otto").get(LIST).status_code == 403


def test_selected_products_are_deleted_with_all_that_belongs_to_them(
    merchandiser: Client, encoder_in_use: EncoderInUse
) -> None:
    products = [make_product("ONE", "red"), make_product("TWO", "green")]
    data = {"action": "delete_selected", "_selected_action": [one.pk for one in products]}
    asked = merchandiser.post(LIST, data).content.decode()
    assert "Are you sure" in asked
    assert "embedding" not in asked.partition("Are you sure")[2]
    merchandiser.post(LIST, data | {"post": "yes"})
    assert not Product.objects.exists()
