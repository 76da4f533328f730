"""A shopper narrows a search, puts it in another order, asks for more of this and less of that."""

import re
import time

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.browsing import open_filters
from tests.journeys.test_shopper import TITLES, titles

pytestmark = pytest.mark.journey


def prices(page: Page) -> list[float]:
    texts = page.locator(".card .price").all_inner_texts()
    return [float(re.sub(r"[^\d.]", "", text)) for text in texts]


def products(page: Page) -> int:
    words = page.locator("#results-count").inner_text()
    return int(re.sub(r"\D.*", "", words) or 0)


def test_counts_of_filters_agree_with_what_is_then_shown(shopper: Page) -> None:
    shopper.goto("/search?q=backpack")
    open_filters(shopper)
    box = shopper.locator('[name="brand"]').first
    brand = box.get_attribute("value") or ""
    counted = box.locator("xpath=..").locator(".facet-count").inner_text()
    box.check()
    expect(shopper).to_have_url(re.compile("brand="))
    expect(shopper.locator("#results-count")).to_have_text(re.compile(rf"^{counted} product"))
    assert set(shopper.locator(".card-brand").all_inner_texts()) == {brand}
    expect(shopper.locator('[name="brand"]').first).to_be_focused()  # the keyboard stays there

    open_filters(shopper)
    shopper.get_by_label("In stock").check()
    expect(shopper).to_have_url(re.compile("in_stock=1"))
    shopper.get_by_role("link", name=f"Remove {brand}").click()
    expect(shopper).not_to_have_url(re.compile("brand="))
    expect(shopper.locator('[name="brand"]:checked')).to_have_count(0)


def test_a_price_range_takes_effect_as_it_is_typed(shopper: Page) -> None:
    shopper.goto("/search?q=backpack")
    before = products(shopper)
    open_filters(shopper)
    shopper.get_by_label("From (").fill("60")
    shopper.get_by_label("to (").fill("120")
    shopper.get_by_label("to (").press("Enter")
    expect(shopper).to_have_url(re.compile(r"price_min=60.*price_max=120"))
    expect(shopper.get_by_role("link", name="Remove €60.00 to €120.00")).to_be_visible()
    assert 0 < products(shopper) < before
    assert all(60 <= price <= 120 for price in prices(shopper))


def test_a_search_is_narrowed_sorted_widened_left_and_found_again(shopper: Page) -> None:
    shopper.goto("/search?q=mug")
    found = products(shopper)
    open_filters(shopper)
    shopper.get_by_label("In stock").check()
    expect(shopper).to_have_url(re.compile("in_stock=1"))
    shopper.get_by_label("Sort by").select_option("-price")
    expect(shopper).to_have_url(re.compile("sort=-price"))
    expect(shopper.locator("#results")).to_have_attribute("aria-busy", "false")
    assert prices(shopper) == sorted(prices(shopper), reverse=True)

    shopper.get_by_role("link", name="Show weaker matches").click()
    expect(shopper.get_by_role("heading", name="Weaker matches")).to_be_visible()
    assert products(shopper) == found
    seen, address = titles(shopper), shopper.url
    shopper.locator(f"{TITLES} a").first.click()
    expect(shopper.get_by_role("heading", level=1)).to_have_text(seen[0])
    shopper.go_back()
    expect(shopper.locator(TITLES).first).to_have_text(seen[0])
    assert titles(shopper) == seen
    expect(shopper.get_by_label("Sort by")).to_have_value("-price")
    open_filters(shopper)
    expect(shopper.get_by_label("In stock")).to_be_checked()
    shopper.goto("/")
    shopper.goto(address)  # as somebody opens it who was sent the link
    assert titles(shopper) == seen


def test_going_back_undoes_one_filter_at_a_time(shopper: Page) -> None:
    shopper.goto("/search?q=backpack")
    before = products(shopper)
    open_filters(shopper)
    shopper.locator('[name="brand"]').first.check()
    expect(shopper).to_have_url(re.compile("brand="))
    shopper.go_back()
    expect(shopper).to_have_url(re.compile(r"q=backpack$"))
    expect(shopper.locator("#results-count")).to_have_text(re.compile(f"^{before} "))
    expect(shopper.locator('[name="brand"]:checked')).to_have_count(0)


def test_this_but_otherwise_and_more_like_this(shopper: Page) -> None:
    shopper.goto("/p/BP-110/")
    shopper.get_by_label("This, but …").fill("in red")
    shopper.get_by_role("button", name="Find").click()
    expect(shopper.get_by_role("heading", level=1)).to_have_text(
        re.compile("^Like “Sunward .*”, but “in red”")
    )
    expect(shopper.locator(TITLES).first).to_be_visible()
    expect(shopper.locator('.card h3 a[href="/p/BP-110/"]')).to_have_count(0)

    shopper.locator(".card").first.hover()
    shopper.locator(".more-like").first.click()
    expect(shopper.get_by_role("link", name="Remove Like")).to_have_count(2)
    shopper.get_by_text("Refine: more of this").click()
    shopper.get_by_label("Less of").fill("straps")
    shopper.get_by_role("button", name="Refine").click()
    expect(shopper.get_by_role("link", name="Remove Less “straps”")).to_be_visible()
    shopper.get_by_role("link", name="Clear all").click()
    expect(shopper.get_by_role("heading", level=1)).to_have_text("“in red”")


def test_a_slip_of_the_keyboard_is_forgiven(shopper: Page) -> None:
    shopper.goto("/search?q=bakpack")
    expect(shopper.get_by_text("No product says “bakpack”")).to_be_visible()
    expect(shopper.locator(TITLES).first).to_contain_text("backpack")
    shopper.get_by_role("link", name="Search for “backpack” instead").click()
    expect(shopper.locator("#results-title")).to_have_text("“backpack”")


def test_a_reference_finds_its_product_alone(page: Page) -> None:
    page.goto("/search?q=BP-110")
    expect(page.locator(".badge.exact")).to_have_count(1)
    expect(page.locator("#results-count")).to_have_text("1 product")


def _late(route: Route) -> None:
    time.sleep(0.9)
    route.continue_()


def test_waiting_is_shown_and_told(page: Page) -> None:
    page.goto("/search?q=mug")
    page.route(re.compile("q=backpack"), _late)
    page.locator("#q").fill("backpack")
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    expect(page.locator(".skeletons")).to_be_visible()
    expect(page.locator(TITLES).first).to_contain_text("backpack")
    expect(page.locator("#results")).to_have_attribute("aria-busy", "false")
    expect(page.locator(".skeletons")).to_be_hidden()


def test_filters_that_nothing_passes_can_be_removed_again(page: Page) -> None:
    page.goto("/search?q=mug&price_min=100000")
    expect(page.get_by_role("heading", name="No product passes these filters")).to_be_visible()
    page.get_by_role("link", name="Remove the filters").click()
    expect(page.locator(TITLES).first).to_be_visible()
