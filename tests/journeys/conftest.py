"""The shop that the stories are told in, and browsers to visit it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect, sync_playwright

from tests.factories import picture
from tests.journeys.processes import Shop
from tests.journeys.watching import Watch

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "chromium"
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_LAPTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
_PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}
_PATIENCE_MS = 40_000  # the first text of all waits until the text tower is loaded


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """A shop with the demo catalogue, started as `make run` does, everything embedded."""
    shop = Shop(tmp_path_factory.mktemp("shop"))
    shop.start()
    try:
        shop.wait_until_open(240)
        shop.wait_until_embedded(240)
        yield shop
    finally:
        shop.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=_PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, shop: Shop) -> Iterator[Page]:
    """A fresh visitor on a laptop."""
    with _visit(browser, shop, **_LAPTOP) as page:
        yield page


@pytest.fixture
def phone(browser: Browser, shop: Shop) -> Iterator[Page]:
    """A fresh visitor on a phone."""
    with _visit(browser, shop, **_PHONE) as page:
        yield page


@pytest.fixture(params=["laptop", "phone"])
def shopper(request: pytest.FixtureRequest, browser: Browser, shop: Shop) -> Iterator[Page]:
    """A fresh visitor, once on a laptop and once on a phone."""
    with _visit(browser, shop, **(_PHONE if request.param == "phone" else _LAPTOP)) as page:
        yield page


@pytest.fixture
def plain(browser: Browser, shop: Shop) -> Iterator[Page]:
    """A fresh visitor whose browser runs no script."""
    with _visit(browser, shop, java_script_enabled=False, **_LAPTOP) as page:
        yield page


@pytest.fixture(scope="session")
def signed_in(browser: Browser, shop: Shop) -> StorageState:
    """The cookies of the merchandiser, who has signed in once."""
    name, password = shop.login
    context = browser.new_context(base_url=shop.url)
    page = context.new_page()
    page.goto("/admin/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", password)
    page.click("[type=submit]")
    page.wait_for_url("**/admin/")
    cookies = context.storage_state()
    context.close()
    return cookies


@pytest.fixture
def admin(browser: Browser, shop: Shop, signed_in: StorageState) -> Iterator[Page]:
    """The merchandiser in the admin."""
    with _visit(browser, shop, storage_state=signed_in, **_LAPTOP) as page:
        yield page


@contextmanager
def _visit(browser: Browser, shop: Shop, **options: Any) -> Iterator[Page]:
    """A browser window of its own; afterwards nothing may have gone wrong behind its pages."""
    context = browser.new_context(base_url=shop.url, **options)
    context.set_default_timeout(_PATIENCE_MS)
    watch = Watch(context)
    yield context.new_page()
    context.close()
    assert watch.troubles == []


@pytest.fixture
def catalogue_file(tmp_path: Path) -> Path:
    """A CSV file with forty products, each with a picture of its own."""
    (tmp_path / "images").mkdir()
    rows = ["sku,title,description,brand,price,stock,image,colour"]
    for number in range(40):
        name = f"images/{number}.jpg"
        (tmp_path / name).write_bytes(
            picture((6 * number, 255 - 6 * number, 3 * number), (900, 700))
        )
        rows.append(
            f"J-{number:03},Journey {number},Made for a story,Acme,{number}.50,5,{name},c{number}"
        )
    file = tmp_path / "products.csv"
    file.write_text("\n".join(rows))
    return file
