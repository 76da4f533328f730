"""A merchandiser's whole way: words, threshold, review, order, publishing; and what lasts."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.processes import Shop
from tests.search.encoders.small_models import save_clip

pytestmark = pytest.mark.journey

CATEGORIES = "/admin/catalogue/category/"
NAME, SHELF = "Solar-powered backpacks", "/c/solar-powered-backpacks/"


def titles(page: Page, selector: str) -> list[str]:
    return [title.strip() for title in page.locator(selector).all_inner_texts()]


def shelf(page: Page) -> list[str]:
    """What a shopper sees on the first page of the category."""
    page.goto(SHELF)
    return titles(page, ".card h3")


def test_a_shelf_is_defined_reviewed_arranged_and_published_and_lasts(
    admin: Page, page: Page, shop: Shop, tmp_path: Path
) -> None:
    # she says what belongs there and picks how strict to be, in words
    admin.goto(f"{CATEGORIES}add/")
    admin.get_by_label("Name", exact=False).first.press_sequentially(NAME)
    admin.fill("[name=definition]", "backpack with solar panels")
    preview = admin.locator("#zs-preview")
    expect(preview.locator(".zs-grid")).to_contain_text("backpack with solar")
    preview.get_by_role("button", name=re.compile("^balanced")).click()
    expect(preview.locator(".zs-count")).to_contain_text(" at ")
    admin.get_by_role("button", name="Save", exact=True).click()
    expect(admin.get_by_text("was saved as a draft")).to_be_visible()
    page.goto("/c/")
    expect(page.get_by_role("link", name=NAME)).to_have_count(0)  # a draft is hers alone

    # two products do not belong: one key each
    address = admin.url.partition("/change/")[0]
    admin.goto(f"{address}/review/")
    rejected = []
    for number in (1, 2):
        title = admin.locator("#zs-review h1, #zs-review h2").first.inner_text().strip()
        rejected.append(title)
        admin.keyboard.press("r")
        expect(admin.locator("#zs-review")).to_contain_text(f"{number} of ")

    # the third product is to stand first
    admin.goto(f"{address}/arrange/")
    third = admin.locator(".zs-place").nth(2)
    pinned = third.get_attribute("data-title")
    third.get_by_role("button", name=f"{pinned} to first").click()
    expect(admin.locator(".zs-place").first).to_have_attribute("data-title", str(pinned))
    arranged = [str(card.get_attribute("data-title")) for card in admin.locator(".zs-place").all()]
    assert not set(rejected) & set(arranged)

    # nobody sees it before it is published
    assert page.goto(SHELF).status == 404  # type: ignore[union-attr]
    admin.goto(f"{address}/publish/")
    admin.fill("#id_note", "A shelf for people who camp.")
    admin.get_by_role("button", name="Publish", exact=True).click()
    expect(admin.get_by_text(re.compile("published", re.IGNORECASE)).first).to_be_visible()

    # a shopper sees exactly that
    assert shelf(page) == arranged[:24]
    expect(page.locator("#results-count")).to_have_text(re.compile(rf"^{len(arranged)} product"))

    # a rescan keeps people's word, and writes down what is on the shelf
    assert shop.manage("rescan", "--wait").returncode == 0
    assert shelf(page) == arranged[:24]
    admin.goto(f"/admin/search/membership/?q={NAME.split(maxsplit=1)[0]}")
    assert not set(rejected) & set(titles(admin, "#changelist-form tbody th, .field-title"))

    # so does another encoder, whose scores mean something else
    save_clip(tmp_path / "clip")
    try:
        switched = shop.manage("encoder", "use", f"clip:{tmp_path / 'clip'}", timeout=240)
        assert switched.returncode == 0, switched.stderr
        seen = shelf(page)
        assert seen[0].startswith(str(pinned).partition(",")[0])  # or a variant of it
        assert not set(rejected) & set(seen)
        assert len(seen) < 100
        admin.goto(f"{address}/change/")
        told = admin.get_by_text(re.compile("change of encoder", re.IGNORECASE))
        expect(told.first).to_be_visible()
    finally:
        back = shop.manage("encoder", "use", "anchors", timeout=240)
    assert back.returncode == 0, back.stderr
    assert shelf(page) == arranged[:24]
