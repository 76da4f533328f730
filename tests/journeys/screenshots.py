"""Take the pictures of README and docs again: `python -m tests.journeys.screenshots`.

A shop is started on a temporary folder with the demo catalogue; nothing of yours is touched.
"""

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from config.env import BASE_DIR
from tests.journeys.browsing import LAPTOP, PHONE, launch, sign_in, visit
from tests.journeys.processes import Shop

FOLDER = BASE_DIR / "docs" / "images"
_MOST_BYTES = 150_000
_WORDS = "backpack with solar panels"
_PICTURE = BASE_DIR / "demo/catalogue/images/gui-01-1.jpg"


def take(shop: Shop, browser: Browser) -> None:
    take_shop(shop, browser)
    with visit(browser, shop, **LAPTOP) as page:
        sign_in(page, shop)
        page.set_viewport_size({"width": 1360, "height": 860})
        _write_category(page)
        _keep(page, "category-admin")


def take_shop(shop: Shop, browser: Browser) -> None:
    """What shoppers see; nobody signs in."""
    with visit(browser, shop, **LAPTOP) as page:
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto("/")
        _keep(page, "home")
        page.goto(f"/search?q={_WORDS}")
        _keep(page, "search")
        page.goto("/search?like=BP-110&q=in red")
        _keep(page, "this-but")
        page.goto("/p/BP-110/")
        _keep(page, "product")
        _choose_picture(page)
        _keep(page, "picture")
    with visit(browser, shop, **PHONE) as page:
        page.goto(f"/search?q={_WORDS}")
        _keep(page, "phone")


def _choose_picture(page: Page) -> None:
    page.goto("/search")
    page.get_by_role("link", name="Search with a picture").click()
    page.get_by_label("Choose a picture").set_input_files(_PICTURE)
    expect(page.get_by_role("img", name="The picture you chose")).to_be_visible()


def _write_category(page: Page) -> None:
    page.goto("/admin/catalogue/category/add/")
    page.fill("[name=name]", "Solar-powered backpacks")
    page.fill("[name=definition]", _WORDS)
    page.fill("[name=prompts]", "a backpack that charges in the sun")
    expect(page.locator(".zs-prompts")).to_contain_text("2 texts")
    page.locator("#zs-slider").evaluate(
        "slider => { slider.value = Number(slider.min) + 0.5 * (slider.max - slider.min); "
        "slider.dispatchEvent(new Event('input', { bubbles: true })) }"
    )
    expect(page.locator(".zs-count")).to_contain_text(" at ")
    expect(page.locator("#zs-preview")).to_have_attribute("aria-busy", "false")


def _keep(page: Page, name: str) -> None:
    """As WebP: these pages are full of photographs, which PNG keeps badly in few bytes."""
    page.wait_for_load_state("networkidle")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    file = FOLDER / f"{name}.webp"
    for quality in (92, 86, 80, 70):
        picture.save(file, quality=quality, method=6)
        if file.stat().st_size <= _MOST_BYTES:
            return


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        shop = Shop(Path(folder) / "shop")
        shop.start()
        try:
            shop.wait_until_open(240)
            shop.wait_until_embedded(240)
            take(shop, launch(playwright))
        finally:
            shop.stop()


if __name__ == "__main__":
    main()
