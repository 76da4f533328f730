"""The shop that the stories are told in, and browsers to visit it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, StorageState, sync_playwright

from tests.factories import picture
from tests.journeys.browsing import LAPTOP, PHONE, launch, sign_in, visit
from tests.journeys.processes import Shop


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
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, shop: Shop) -> Iterator[Page]:
    """A fresh visitor on a laptop."""
    with visit(browser, shop, **LAPTOP) as page:
        yield page


@pytest.fixture
def phone(browser: Browser, shop: Shop) -> Iterator[Page]:
    """A fresh visitor on a phone."""
    with visit(browser, shop, **PHONE) as page:
        yield page


@pytest.fixture(params=["laptop", "phone"])
def shopper(request: pytest.FixtureRequest, browser: Browser, shop: Shop) -> Iterator[Page]:
    """A fresh visitor, once on a laptop and once on a phone."""
    with visit(browser, shop, **(PHONE if request.param == "phone" else LAPTOP)) as page:
        yield page


@pytest.fixture
def plain(browser: Browser, shop: Shop) -> Iterator[Page]:
    """A fresh visitor whose browser runs no script."""
    with visit(browser, shop, java_script_enabled=False, **LAPTOP) as page:
        yield page


@pytest.fixture(scope="session")
def signed_in(browser: Browser, shop: Shop) -> StorageState:
    """The cookies of the merchandiser, who has signed in once."""
    with visit(browser, shop) as page:
        sign_in(page, shop)
        return page.context.storage_state()


@pytest.fixture
def admin(browser: Browser, shop: Shop, signed_in: StorageState) -> Iterator[Page]:
    """The merchandiser in the admin."""
    with visit(browser, shop, storage_state=signed_in, **LAPTOP) as page:
        yield page


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
