"""The search field completes what a shopper types, and the shop counts what was looked for."""

import re

import psycopg
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from config.embedded.addresses import default_database_url
from tests.journeys.browsing import LAPTOP, visit
from tests.journeys.processes import Shop, until

pytestmark = pytest.mark.journey


def field(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Describe what you are looking for")


def marked(page: Page) -> Locator:
    return page.locator("#suggestions [role=option][aria-selected=true]")


def counts(shop: Shop, query: str) -> tuple[int, list[tuple[int, int]]]:
    """How often it was searched for; places and clicks."""
    with psycopg.connect(default_database_url(shop.state_dir)) as database:
        searches = database.execute(
            "SELECT COALESCE(sum(searches), 0)::int FROM search_querycount WHERE query = %s",
            [query],
        ).fetchone()
        clicks = database.execute(
            "SELECT position, clicks FROM search_clickcount WHERE query = %s ORDER BY 1", [query]
        ).fetchall()
    assert searches is not None
    return searches[0], clicks


def test_suggestions_are_chosen_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/")
    typing = field(page)
    typing.press_sequentially("guit")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(typing).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("group", name="Products").get_by_role("option")).to_have_count(4)
    typing.press("ArrowDown")
    expect(marked(page)).to_have_text("Guitars and banjos")
    active = typing.get_attribute("aria-activedescendant")
    assert active == marked(page).get_attribute("id")
    last = options.last.inner_text()
    for key, text in (("End", last), ("Home", "Guitars and banjos"), ("ArrowDown", "guitar")):
        typing.press(key)
        expect(marked(page)).to_have_text(text)
    typing.press("Escape")
    expect(typing).to_have_attribute("aria-expanded", "false")
    expect(typing).to_have_value("guit")
    typing.press("ArrowUp")  # opens it again, at the end
    expect(marked(page)).to_have_text(last)
    typing.press("ArrowDown")  # to the field itself, where Enter searches as ever
    expect(marked(page)).to_have_count(0)
    typing.press("ArrowDown")
    typing.press("Enter")
    page.wait_for_url("**/c/guitars/")


def test_words_that_are_chosen_are_searched_for_on_the_open_page(shopper: Page) -> None:
    shopper.goto("/search")
    typing = field(shopper)
    typing.press_sequentially("backp")
    word = shopper.get_by_role("option", name="backpack", exact=True)
    expect(word).to_be_visible()
    box = shopper.locator("#suggestions").bounding_box()
    assert box is not None
    assert shopper.get_by_role("option").first.bounding_box()["height"] >= 24  # type: ignore[index]
    if shopper.viewport_size and shopper.viewport_size["width"] < 700:
        assert box["height"] <= 260  # results are seen below
    word.click()
    expect(shopper.locator("#suggestions")).to_be_hidden()
    expect(shopper).to_have_url(re.compile(r"/search\?q=backpack$"))
    expect(shopper.locator("#results .card h3").first).to_contain_text("backpack")
    expect(typing).to_have_value("backpack")


def test_who_mistypes_is_asked_what_was_meant(page: Page) -> None:
    page.goto("/c/")
    field(page).press_sequentially("bakcpack")
    expect(page.get_by_role("option", name="Did you mean backpack?")).to_be_visible()
    field(page).press("ArrowDown")
    field(page).press("Enter")
    page.wait_for_url("**/search?q=backpack")


def test_a_search_is_counted_once_and_a_click_at_its_place(page: Page, shop: Shop) -> None:
    words = "something to boil tea in"
    page.goto("/search")
    field(page).press_sequentially(words)
    expect(page.locator("#results-title")).to_contain_text(words)
    until(lambda: counts(shop, words)[0] == 1, 10, "typing has settled and is counted")
    field(page).press("Enter")
    third = page.locator("#results .card h3 a").nth(2)
    with page.expect_response(lambda answer: "in_stock=1" in answer.url):
        page.get_by_label("In stock").first.check()
    third.click()
    page.wait_for_url("**/p/**")
    until(lambda: counts(shop, words)[1] == [(3, 1)], 10, "the click is counted")
    assert counts(shop, words)[0] == 1
    assert counts(shop, "something to") == (0, [])


def test_nothing_is_reported_of_who_asks_not_to_be_tracked(browser: Browser, shop: Shop) -> None:
    words = "a quiet shopper's lamp"
    reported = []
    with visit(browser, shop, **LAPTOP) as page:
        page.add_init_script(
            "Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })"
        )
        page.on("request", lambda request: reported.append(request.url))
        page.goto(f"/search?q={words}")
        page.locator("#results .card h3 a").first.click()
        page.wait_for_url("**/p/**")
    assert not [url for url in reported if "/search/click" in url or "/search/settled" in url]
    assert counts(shop, words)[1] == []
