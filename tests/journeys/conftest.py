"""The shop that the stories are told in, and a browser to visit it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.processes import Shop

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


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """A shop with the demo catalogue, started as `make run` does, all images embedded."""
    from tests.journeys.processes import until

    shop = Shop(tmp_path_factory.mktemp("shop"))
    # the anchors' vectors are the same for every shop: borrow what another test computed
    shop.start()
    try:
        shop.wait_until_open(240)
        until(lambda: shop.embedding()["waiting"] == 0, 180, "all images are embedded")
        yield shop
    finally:
        shop.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, shop: Shop) -> Iterator[Page]:
    """A fresh visitor on a laptop."""
    context = browser.new_context(base_url=shop.url, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()


@pytest.fixture
def phone(browser: Browser, shop: Shop) -> Iterator[Page]:
    """A fresh visitor on a phone."""
    context = browser.new_context(
        base_url=shop.url,
        viewport={"width": 390, "height": 844},
        is_mobile=True,
        has_touch=True,
        device_scale_factor=2,
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()


@pytest.fixture
def catalogue_file(tmp_path: Path) -> Path:
    """A CSV file with forty products, each with a picture of its own."""
    from tests.factories import picture

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
