"""A merchandiser fills the shop: products with pictures, and categories defined in words."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.factories import picture
from tests.journeys.browsing import sign_in
from tests.journeys.processes import Shop, until

pytestmark = pytest.mark.journey

PRODUCTS = "/admin/catalogue/product/"
CATEGORIES = "/admin/catalogue/category/"


def row(admin: Page, list_of: str, search: str) -> Locator:
    """The first row of an admin list that the search field finds, on a page just loaded."""
    admin.goto(f"{list_of}?q={search}")
    return admin.locator("#changelist-form tbody tr").first


def wait_until_ready(admin: Page, list_of: str, search: str, said: str) -> None:
    """Look at the list again and again until the worker has done its part."""
    until(lambda: said in row(admin, list_of, search).inner_text(), 60, f"{search} is said: {said}")


def test_a_merchandiser_signs_in_with_the_printed_password(page: Page, shop: Shop) -> None:
    sign_in(page, shop)
    expect(page.get_by_text("Embedded images")).to_be_visible()
    expect(page.get_by_text("Alive")).to_be_visible()


def test_the_list_shows_each_product_with_its_picture_and_whether_it_is_embedded(
    admin: Page,
) -> None:
    found = row(admin, PRODUCTS, "BP-110")
    thumbnail = found.locator("img")
    expect(thumbnail).to_be_visible()
    assert thumbnail.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    expect(found).to_contain_text("Published")
    expect(found).to_contain_text("ready")


def test_imported_products_are_in_the_list(admin: Page, shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "mug.jpg").write_bytes(picture((10, 140, 90), (500, 400)))
    with (tmp_path / "products.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["sku", "title", "brand", "price", "stock", "image"])
        writer.writerow(["IMP-1", "Mug, imported", "Acme", "12.50", "3", "mug.jpg"])
    assert shop.manage("import_products", str(tmp_path / "products.csv")).returncode == 0
    found = row(admin, PRODUCTS, "IMP-1")
    expect(found).to_contain_text("Mug, imported")
    expect(found).to_contain_text("12.50")
    wait_until_ready(admin, PRODUCTS, "IMP-1", "1 ready")


def test_a_product_added_with_a_picture_becomes_embedded_and_is_in_the_shop(
    admin: Page, tmp_path: Path
) -> None:
    file = tmp_path / "kettle.png"
    file.write_bytes(picture((200, 120, 10), (640, 480)))  # a JPEG with a wrong ending is fine
    _start_product(admin, "ADD-1", "Kettle, added by hand")
    admin.locator("[name=images-0-upload]").set_input_files(file)
    admin.fill("[name=images-0-alt]", "An orange kettle")
    admin.get_by_role("button", name="Save", exact=True).click()
    expect(admin.get_by_text("was added successfully")).to_be_visible()
    wait_until_ready(admin, PRODUCTS, "ADD-1", "1 ready")

    admin.goto("/p/ADD-1/")
    expect(admin.get_by_role("heading", name="Kettle, added by hand")).to_be_visible()
    expect(admin.get_by_alt_text("An orange kettle").first).to_be_visible()


def test_a_text_file_named_jpg_is_refused_with_a_reason(admin: Page, tmp_path: Path) -> None:
    file = tmp_path / "holiday.jpg"
    file.write_text("Dear diary, this is no picture.")
    _start_product(admin, "BAD-1", "Never stored")
    admin.locator("[name=images-0-upload]").set_input_files(file)
    admin.get_by_role("button", name="Save", exact=True).click()
    expect(admin.get_by_text(re.compile(r"holiday\.jpg: .+"))).to_be_visible()
    assert "Traceback" not in admin.content()
    assert row(admin, PRODUCTS, "BAD-1").count() == 0


def _start_product(admin: Page, sku: str, title: str) -> None:
    admin.goto(f"{PRODUCTS}add/")
    admin.fill("[name=sku]", sku)
    admin.fill("[name=title]", title)
    admin.fill("[name=price]", "29")
    admin.fill("[name=stock]", "4")
    admin.select_option("[name=state]", "published")


def test_a_category_is_defined_in_words_with_a_live_preview_and_published(
    admin: Page, page: Page
) -> None:
    preview = admin.locator("#zs-preview")
    hits = preview.locator(".zs-grid .zs-hit")
    admin.goto(f"{CATEGORIES}add/")

    # what is typed is ranked while it is typed
    admin.get_by_label("Name", exact=False).first.press_sequentially("Sun-powered backpacks")
    admin.locator("[name=definition]").press_sequentially("guitar")
    expect(hits.first).to_contain_text("guitar")
    admin.fill("[name=definition]", "backpack with solar panels")
    expect(preview.locator(".zs-grid")).to_contain_text("backpack with solar")
    expect(preview.locator(".zs-count")).to_contain_text("products")
    expect(preview.locator(".zs-histogram rect").first).to_be_visible()
    expect(preview.locator(".zs-encoder")).to_contain_text("anchors")

    # what the encoder reads
    preview.get_by_role("tab", name=re.compile("^Words")).click()
    prompts = preview.locator(".zs-prompts")
    expect(prompts).to_contain_text("backpack with solar panels")
    expect(prompts).to_contain_text(re.compile(r"\d+ of \d+ tokens"))
    preview.get_by_role("tab", name="Shelf").click()

    # the slider sets the threshold
    everything = _count(preview)
    slider = preview.get_by_label("Threshold, loose to strict")
    slider.evaluate(
        "slider => { slider.value = Number(slider.min) + 0.3 * (slider.max - slider.min); "
        "slider.dispatchEvent(new Event('input', { bubbles: true })) }"
    )
    expect(preview.locator(".zs-count")).to_contain_text(" at ")
    kept = _count(preview)
    assert 0 < kept < everything
    assert admin.input_value("[name=threshold]") != ""
    expect(preview.get_by_role("region", name="Products around the threshold")).to_be_visible()
    chosen = _titles(preview.locator(".zs-grid .zs-hit:not(.zs-out) .zs-title"))

    admin.get_by_role("button", name="Save", exact=True).click()
    expect(admin.get_by_text("was saved as a draft")).to_be_visible()
    admin.goto(admin.url.partition("/change/")[0] + "/publish/")
    admin.get_by_role("button", name="Publish", exact=True).click()
    wait_until_ready(admin, CATEGORIES, "Sun-powered", "Ready")

    # a shopper finds exactly those products
    page.goto("/c/")
    page.get_by_role("link", name="Sun-powered backpacks").click()
    expect(page.locator("#results-count")).to_have_text(f"{kept} products")
    assert _titles(page.locator(".card h3"))[: len(chosen)] == chosen[:24]


def _count(preview: Locator) -> int:
    found = re.search(r"[\d,]+", preview.locator(".zs-count strong").inner_text())
    assert found
    return int(found[0].replace(",", ""))


def _titles(found: Locator) -> list[str]:
    return [title.strip() for title in found.all_inner_texts()]


def test_the_worker_encodes_the_words_of_a_category_in_its_child_process(
    admin: Page, shop: Shop
) -> None:
    # no preview, so that nobody but the worker reads these words
    admin.route("**/preview/", lambda route: route.fulfill(body=""))
    admin.goto(f"{CATEGORIES}add/")
    admin.fill("[name=name]", "Things that tell the time")
    admin.fill("[name=definition]", "an old hourglass with running sand")
    admin.get_by_role("button", name="Save", exact=True).click()
    wait_until_ready(admin, CATEGORIES, "tell the time", "Ready")
    assert any(worker.children() for worker in shop.workers())  # a prefork pool has children
    assert "hourglass" not in (shop.state_dir / "logs" / "worker.log").read_text()


def test_a_failed_embedding_says_why_and_is_tried_again_once_it_is_mended(
    admin: Page, shop: Shop, tmp_path: Path
) -> None:
    row(admin, PRODUCTS, "ALC-01").locator(".field-name a").click()
    page_of_product = admin.url
    address = shop.json("/api/v1/products/ALC-01/")["image"]["url"]
    master = shop.state_dir / "media" / address.partition("/media/")[2]
    whole = master.read_bytes()
    master.write_bytes(whole[:200])
    row(admin, PRODUCTS, "ALC-01").locator("[name=_selected_action]").check()
    admin.select_option("[name=action]", "embed_again")
    admin.get_by_role("button", name="Run").click()
    wait_until_ready(admin, PRODUCTS, "ALC-01", "failed")

    admin.goto(page_of_product)
    status = admin.locator(".zs-status").first
    expect(status).to_contain_text("Failed")
    expect(status.locator(".zs-error")).not_to_be_empty()

    master.write_bytes(whole)
    status.get_by_role("button", name="Try again").click()
    expect(status).not_to_contain_text("Failed")
    wait_until_ready(admin, PRODUCTS, "ALC-01", "1 ready")
