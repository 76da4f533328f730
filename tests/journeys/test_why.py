"""From a product in the shop to why it is there, by keyboard; from a search to a category."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsing import open_filters
from tests.journeys.test_shopper import titles

pytestmark = pytest.mark.journey

WORDS = "a red coffee mug"


def test_the_merchandiser_asks_why_with_the_keyboard_alone(admin: Page) -> None:
    admin.goto("/c/backpacks/")
    first = titles(admin)[0]
    admin.locator("a.why").first.press("Enter")
    expect(admin.locator(".zs-why-sentence")).to_contain_text("Number 1 of")
    expect(admin.locator(".zs-why-product")).to_contain_text(first)
    field = admin.get_by_role("combobox", name="SKU or title")
    field.fill("")
    field.press_sequentially("solar b")
    expect(admin.get_by_role("option").first).to_be_visible()
    field.press("ArrowDown")
    chosen = admin.locator("[role=option][aria-selected=true]")
    sku = chosen.locator("small").inner_text()
    field.press("Enter")
    admin.wait_for_url(f"**sku={sku}")
    expect(admin.locator(".zs-why-sentence")).to_have_text(re.compile("Number|Not here"))
    expect(admin.locator(".zs-why-steps li")).not_to_have_count(0)


def test_a_shopper_gets_an_address_for_any_words_and_nothing_of_the_staff(shopper: Page) -> None:
    shopper.goto(f"/search?q={WORDS}")
    found = titles(shopper)
    shopper.get_by_role("link", name="page of its own").click()
    shopper.wait_for_url("**/for/a-red-coffee-mug/")
    expect(shopper.locator("h1")).to_have_text("A red coffee mug")
    assert titles(shopper) == found
    open_filters(shopper)
    shopper.get_by_label("In stock").check()
    shopper.wait_for_url("**/for/a-red-coffee-mug/?in_stock=1")
    expect(shopper.locator(".why, .staff-links")).to_have_count(0)


def test_a_search_becomes_a_draft_category_in_one_press(admin: Page) -> None:
    admin.goto("/search")
    admin.get_by_label("Describe what you are looking for").press_sequentially(WORDS)
    admin.get_by_role("button", name="Make this a category").click()
    admin.wait_for_url("**/admin/catalogue/category/*/change/")
    expect(admin.locator("[name=definition]")).to_have_value(WORDS)
    expect(admin.locator("#zs-preview")).to_have_attribute("aria-busy", "false")
    expect(admin.locator(".zs-hit").first).to_be_visible()
