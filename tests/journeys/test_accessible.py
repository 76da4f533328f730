"""Every page of the shop can be used by everybody: with a screen reader, by keys, in the dark, on a
narrow screen, and without the page moving under one's finger."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browsing import LAPTOP, PHONE, visit
from tests.journeys.processes import Shop

pytestmark = pytest.mark.journey

PAGES = {
    "home": "/",
    "welcome": "/search",
    "results": "/search?q=backpack",
    "filtered": "/search?q=backpack&brand=Pocketsun&in_stock=1&price_max=150",
    "mixed": "/search?q=in+red&like=BP-110&more=straps&less=solar+panel",
    "weaker": "/search?q=mug&weaker=1",
    "nothing": "/search?q=mug&price_min=100000",
    "refused": "/search?q=mug&price_min=cheap",
    "category": "/c/bags/",
    "categories": "/c/",
    "free text": "/for/a-red-mug/",
    "product": "/p/BP-110/",
    "picture": "/search/picture",
    "missing": "/no-such-page",
}
WINDOWS: dict[str, dict[str, Any]] = {"laptop": LAPTOP, "phone": PHONE}
MOST_SHIFT = 0.05

# https://web.dev/articles/cls: shifts less than a second apart add up, for at most five seconds
_WATCH_SHIFTS = """
    window.shifts = [];
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
            if (!entry.hadRecentInput) window.shifts.push([entry.startTime, entry.value]);
    }).observe({ type: "layout-shift", buffered: true });
"""
_SHIFT = """() => {
    let [most, sum, first, last] = [0, 0, -Infinity, -Infinity];
    for (const [at, value] of window.shifts) {
        if (at - last > 1000 || at - first > 5000) [sum, first] = [0, at];
        [sum, last] = [sum + value, at];
        most = Math.max(most, sum);
    }
    return most;
}"""


@pytest.fixture(params=[(window, theme) for window in WINDOWS for theme in ("light", "dark")])
def anybody(request: pytest.FixtureRequest, browser: Browser, shop: Shop) -> Iterator[Page]:
    """A fresh visitor on either device, by day and by night."""
    window, theme = request.param
    with visit(browser, shop, color_scheme=theme, **WINDOWS[window]) as page:
        yield page


def test_no_page_has_a_serious_fault_that_axe_can_find(anybody: Page) -> None:
    faults = []
    for name, address in PAGES.items():
        anybody.goto(address)
        expect(anybody.locator("main")).to_be_visible()
        found = Axe().run(anybody).response["violations"]
        faults += [
            (name, fault["id"], fault["nodes"][0]["html"][:200])
            for fault in found
            if fault["impact"] in {"serious", "critical"}
        ]
    assert faults == []


def test_what_opens_on_a_page_has_no_serious_fault_either(anybody: Page) -> None:
    anybody.goto("/search?q=backpack")
    if anybody.locator("#facets-drawer > summary").is_visible():
        anybody.locator("#facets-drawer > summary").click()
    anybody.locator(".facet-more summary").first.click()
    anybody.locator(".refine summary").click()
    anybody.wait_for_timeout(300)  # until nothing fades in any more
    found = Axe().run(anybody).response["violations"]
    assert [one["id"] for one in found if one["impact"] in {"serious", "critical"}] == []


def test_nothing_scrolls_sideways_on_a_narrow_phone(phone: Page) -> None:
    phone.set_viewport_size({"width": 360, "height": 740})
    for name, address in PAGES.items():
        phone.goto(address)
        assert phone.evaluate("document.scrollingElement.scrollWidth") <= 360, name


@pytest.mark.parametrize("window", WINDOWS)
def test_nothing_moves_while_a_page_loads(browser: Browser, shop: Shop, window: str) -> None:
    with visit(browser, shop, **WINDOWS[window]) as page:
        page.add_init_script(_WATCH_SHIFTS)
        for name, address in PAGES.items():
            page.goto(address)
            page.wait_for_load_state("networkidle")
            page.mouse.wheel(0, 1500)
            page.wait_for_load_state("networkidle")
            assert page.evaluate(_SHIFT) < MOST_SHIFT, name


def test_what_is_pressed_is_large_enough_for_a_finger(phone: Page) -> None:
    """At least 24 by 24 pixels; links within a sentence are exempt (WCAG 2.2, 2.5.8)."""
    for address in (PAGES["filtered"], PAGES["mixed"], PAGES["weaker"], PAGES["product"]):
        phone.goto(address)
        small = phone.evaluate(
            """() => [...document.querySelectorAll("main :is(a, button, select, summary, input)")]
                .filter((one) => one.checkVisibility() && !one.closest("p, .card h3, .crumbs"))
                .map((one) => (one.matches("[type=checkbox]") ? one.closest("label") : one))
                .filter((one) => {
                    const { width, height } = one.getBoundingClientRect();
                    return width && (width < 24 || height < 24);
                })
                .map((one) => one.outerHTML.slice(0, 120))"""
        )
        assert small == [], address


def test_the_keyboard_reaches_the_results_past_the_header_and_sees_where_it_is(page: Page) -> None:
    page.goto("/search?q=backpack")
    page.keyboard.press("Tab")
    page.evaluate("document.body.focus()")
    page.locator(".skip").focus()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    assert outline != "none"
