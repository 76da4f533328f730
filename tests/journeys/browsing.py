"""The browser of the stories, and the windows that its visitors look through."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, Playwright, expect

from tests.journeys.processes import Shop
from tests.journeys.watching import Watch

PATIENCE_MS = 40_000  # the first text of all waits until the text tower is loaded
LAPTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def launch(playwright: Playwright) -> Browser:
    expect.set_options(timeout=PATIENCE_MS)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or "chromium"
    return playwright.chromium.launch(executable_path=chromium, args=_FLAGS)


@contextmanager
def visit(browser: Browser, shop: Shop, **options: Any) -> Iterator[Page]:
    """A browser window of its own; afterwards nothing may have gone wrong behind its pages."""
    context = browser.new_context(base_url=shop.url, **options)
    context.set_default_timeout(PATIENCE_MS)
    watch = Watch(context)
    try:
        yield context.new_page()
    finally:
        context.close()
    assert watch.troubles == []


def open_filters(page: Page) -> None:
    """They stand beside the results, or in a drawer where there is no room."""
    drawer = page.locator("#facets-drawer > summary")
    if drawer.is_visible() and page.locator("#facets-drawer[open]").count() == 0:
        drawer.click()


def sign_in(page: Page, shop: Shop) -> None:
    """With the name and the password that were printed when the shop was opened."""
    name, password = shop.login
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/admin/")
