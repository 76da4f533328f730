"""A shopper looks for things by describing them, on a laptop, on a phone, without scripts."""

import json
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from config.env import BASE_DIR
from tests.journeys.processes import Shop

pytestmark = pytest.mark.journey

PAGES = ("/", "/search", "/search?q=backpack", "/c/", "/c/bags/", "/p/BP-110/", "/no-such-page")
TITLES = ".card h3"


def titles(page: Page) -> list[str]:
    return [title.strip() for title in page.locator(TITLES).all_inner_texts()]


def load_all(page: Page, address: str) -> None:
    """Open a page and bring everything on it into view, until every picture is there."""
    page.goto(address)
    for front in page.locator(".shelf-front").all():
        front.scroll_into_view_if_needed()
    expect(page.locator(".shelf-front .tile:empty")).to_have_count(0)
    page.evaluate(
        """() => Promise.all([...document.images].map((image) => {
            image.loading = "eager";
            return image.decode();
        }))"""
    )


def test_results_appear_while_typing_and_the_address_follows(shopper: Page) -> None:
    shopper.goto("/search")
    field = shopper.get_by_label("Describe what you are looking for")
    field.press_sequentially("guitar", delay=20)
    expect(shopper.locator(TITLES).first).to_contain_text("guitar")
    expect(shopper).to_have_url(re.compile(r"/search\?q=guitar$"))
    expect(shopper).to_have_title(re.compile("^guitar"))
    expect(shopper.locator("#results-title")).to_have_text("“guitar”")

    field.fill("a cowboy hat")
    expect(shopper.locator(TITLES).first).to_contain_text("hat")
    expect(shopper).to_have_url(re.compile("cowboy"))


def test_the_back_button_returns_to_what_was_seen(shopper: Page) -> None:
    shopper.goto("/")
    shopper.get_by_label("Describe what you are looking for").fill("frying pan")
    shopper.get_by_label("Describe what you are looking for").press("Enter")
    expect(shopper.locator(TITLES).first).to_contain_text(re.compile("pan", re.IGNORECASE))
    seen = titles(shopper)
    shopper.locator(f"{TITLES} a").first.click()
    expect(shopper.get_by_role("heading", level=1)).to_have_text(seen[0])
    shopper.go_back()
    expect(shopper.locator(TITLES).first).to_have_text(seen[0])
    assert titles(shopper) == seen
    expect(shopper.get_by_label("Describe what you are looking for")).to_have_value("frying pan")
    shopper.go_back()
    expect(shopper.get_by_role("heading", name="Say what it looks like")).to_be_visible()


def test_everything_works_without_a_script(plain: Page) -> None:
    plain.goto("/")
    plain.get_by_label("Describe what you are looking for").fill("backpack")
    plain.get_by_role("button", name="Search").click()
    expect(plain.locator(TITLES).first).to_contain_text("backpack")
    first = titles(plain)
    plain.get_by_label("In stock").check()
    plain.get_by_role("button", name="Show 16 products").click()
    expect(plain).to_have_url(re.compile("in_stock=1"))
    expect(plain.locator(".card.sold-out")).to_have_count(0)
    plain.get_by_role("link", name="Remove In stock").click()
    expect(plain).to_have_url(re.compile(r"q=backpack&?$"))
    plain.get_by_label("Sort by").select_option("price")
    plain.get_by_role("button", name="Sort", exact=True).click()
    expect(plain).to_have_url(re.compile("sort=price"))
    plain.goto("/search?q=backpack")
    plain.get_by_role("link", name="Show weaker matches").click()
    expect(plain.get_by_role("heading", name="Weaker matches")).to_be_visible()
    plain.get_by_role("link", name="Next").click()
    assert titles(plain)
    assert not set(titles(plain)) & set(first)


def test_a_product_leads_to_similar_ones(shopper: Page) -> None:
    shopper.goto("/p/BP-110/")
    expect(shopper.get_by_text("119.00")).to_be_visible()
    expect(shopper.get_by_text("In stock")).to_be_visible()
    similar = shopper.get_by_role("list", name="Looks similar").locator(TITLES)
    expect(similar.first).to_contain_text("backpack")
    title = similar.first.inner_text()
    similar.first.get_by_role("link").click()
    expect(shopper.get_by_role("heading", level=1)).to_have_text(title)


def test_a_category_is_found_from_the_front_page_and_shows_what_fits_best(shopper: Page) -> None:
    shopper.goto("/")
    front = shopper.locator(".shelf", has_text="Musical instruments").locator(".shelf-front img")
    shopper.locator(".shelf", has_text="Musical instruments").scroll_into_view_if_needed()
    expect(front.first).to_be_visible()
    shopper.get_by_role("link", name="Musical instruments").click()
    expect(shopper.get_by_role("heading", level=1)).to_have_text("Musical instruments")
    expect(shopper.locator(TITLES).first).to_contain_text(re.compile("guitar|banjo|drum|maraca"))
    shopper.get_by_role("link", name="Guitars and banjos").click()
    expect(shopper.locator(TITLES).first).to_contain_text(re.compile("guitar|banjo"))


def test_an_empty_a_senseless_and_an_endless_query_each_get_a_helpful_page(page: Page) -> None:
    page.goto("/search?q=+++")
    expect(page.get_by_text("Describe it as you would to a friend")).to_be_visible()
    page.goto("/search?q=xqzt+blorfle+wug")
    expect(page.get_by_text("Other words for the same thing may do better")).to_be_visible()
    page.goto("/search?q=" + "backpack+" * 80)
    expect(page.get_by_text("Please use at most 500 characters")).to_be_visible()
    page.get_by_role("link", name="Start again").click()
    expect(page).to_have_url(re.compile("/search$"))


def test_no_page_scrolls_sideways_on_a_phone(phone: Page) -> None:
    for address in (*PAGES, "/search?q=" + "w" * 300):
        load_all(phone, address)
        for width in (390, 320):
            phone.set_viewport_size({"width": width, "height": 700})
            assert phone.evaluate("document.scrollingElement.scrollWidth") <= width, address
            assert phone.evaluate("innerWidth") == width, address


def test_every_picture_has_a_size_and_says_what_it_shows(page: Page) -> None:
    for address in PAGES:
        load_all(page, address)
        bare = page.evaluate(
            """() => [...document.images].filter((image) =>
                !image.complete || !image.naturalWidth ||
                !image.getAttribute("width") || !image.getAttribute("height") ||
                (!image.alt && !image.closest("[aria-hidden], a[aria-label], a.chip")))
                .map((image) => image.outerHTML)"""
        )
        assert bare == [], address


def test_a_draft_is_nowhere_until_it_is_published(page: Page, shop: Shop, tmp_path: Path) -> None:
    sku = "DRAFT-1"
    shutil.copy(BASE_DIR / "demo/catalogue/images/gui-01-1.jpg", tmp_path / "guitar.jpg")
    draft = {"sku": sku, "title": "Guitar, not yet for sale", "images": [{"path": "guitar.jpg"}]}
    file = tmp_path / "products.jsonl"
    places = ("/", "/search?q=an+acoustic+guitar", "/c/guitars/", "/p/GUI-01/",
              "/api/v1/search?q=an+acoustic+guitar", "/api/v1/products/GUI-01/similar")  # fmt: skip

    def bring_in(state: str) -> None:
        file.write_text(json.dumps(draft | {"state": state}))
        assert shop.manage("import_products", str(file)).returncode == 0
        shop.wait_until_embedded()

    bring_in("draft")
    for address in places:
        assert sku not in shop.get(address)[1], address
    for address in (f"/p/{sku}/", f"/api/v1/products/{sku}/"):
        assert shop.get(address)[0] == 404, address

    bring_in("published")
    for address in places:
        assert sku in shop.get(address)[1], address
    page.goto("/search?q=an+acoustic+guitar")
    expect(page.get_by_role("link", name="Guitar, not yet for sale", exact=True)).to_be_visible()
