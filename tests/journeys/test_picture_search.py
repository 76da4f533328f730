"""A shopper has a picture instead of words: chosen, cropped, dropped, pasted, without scripts."""

import base64
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from config.env import BASE_DIR
from tests.journeys.processes import Shop, until

pytestmark = pytest.mark.journey

GUITAR = BASE_DIR / "demo/catalogue/images/gui-01-1.jpg"
PICTURES = (("gui-01-1.jpg", "GUI-01"), ("rad-03-1.jpg", "RAD-03"))
FIRST = ".card h3 a"

# what a browser hands to a page that is pasted into, or that a file is dropped on
_GIVE = """([event, name, type, content]) => {
    const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
    const given = new DataTransfer();
    given.items.add(new File([bytes], name, { type }));
    const options = { bubbles: true, cancelable: true };
    document.body.dispatchEvent(
        event === "paste"
            ? new ClipboardEvent(event, { ...options, clipboardData: given })
            : new DragEvent(event, { ...options, dataTransfer: given }),
    );
}"""


@pytest.fixture(autouse=True)
def _a_worker_waits(shop: Shop) -> None:
    until(lambda: shop.json("/healthz")["checks"]["pictures"] == "ok", 60, "the lane is open")


def give(page: Page, event: str, file: Path, kind: str = "image/jpeg") -> None:
    content = base64.b64encode(file.read_bytes()).decode()
    page.evaluate(_GIVE, [event, file.name, kind, content])


def choose(page: Page, file: Path) -> None:
    page.get_by_role("link", name="Search with a picture").click()
    page.get_by_label("Choose a picture").set_input_files(file)


def search(page: Page) -> None:
    page.get_by_role("dialog").get_by_role("button", name="Search").click()
    page.wait_for_url(re.compile(r"/search\?.*picture=[0-9a-f]{32}"))


@pytest.mark.parametrize(("name", "sku"), PICTURES)
def test_the_product_on_the_picture_comes_first(shopper: Page, name: str, sku: str) -> None:
    shopper.goto("/")
    choose(shopper, BASE_DIR / "demo/catalogue/images" / name)
    expect(shopper.get_by_role("img", name="The picture you chose")).to_be_visible()
    search(shopper)
    expect(shopper.locator(FIRST).first).to_have_attribute("href", f"/p/{sku}/")
    # the shop has not kept the picture; this browser still shows it
    expect(shopper.locator(".picture-thumb img")).to_be_visible()
    address = shopper.url
    shopper.locator(FIRST).first.click()
    shopper.go_back()
    expect(shopper).to_have_url(address)
    expect(shopper.locator(FIRST).first).to_have_attribute("href", f"/p/{sku}/")


def test_a_shared_link_shows_the_same_without_the_picture(page: Page, shop: Shop) -> None:
    page.goto("/")
    choose(page, GUITAR)
    search(page)
    browser = page.context.browser
    assert browser is not None
    friend = browser.new_page(base_url=shop.url)
    friend.goto(page.url)
    expect(friend.locator(FIRST).first).to_have_attribute("href", "/p/GUI-01/")
    expect(friend.locator(".picture-thumb svg")).to_be_visible()
    friend.get_by_role("link", name="Remove Like your picture").click()
    expect(friend).to_have_url(re.compile(r"/search\??$"))
    friend.close()


def test_words_that_are_typed_join_the_picture_which_is_shown_once(shopper: Page) -> None:
    shopper.goto("/")
    choose(shopper, GUITAR)
    search(shopper)
    shopper.get_by_placeholder("Add words").fill("in blue")
    expect(shopper).to_have_url(re.compile(r"q=in\+blue&picture=[0-9a-f]{32}"))
    expect(shopper.get_by_role("heading", level=1)).to_have_text("Like your picture, but “in blue”")
    expect(shopper.locator(".picture-thumb img")).to_have_count(1)  # in the new answer too
    shopper.get_by_role("link", name="Remove Like your picture").click()
    expect(shopper).to_have_url(re.compile(r"/search\?q=in\+blue$"))
    expect(shopper.locator(".picture-thumb")).to_have_count(0)


def test_a_picture_is_dropped_anywhere_on_the_page(page: Page) -> None:
    page.goto("/c/bags/")
    give(page, "dragover", GUITAR)
    expect(page.get_by_text("Drop the picture to search with it")).to_be_visible()
    give(page, "drop", GUITAR)
    expect(page.get_by_text("Drop the picture to search with it")).to_be_hidden()
    search(page)
    expect(page.locator(FIRST).first).to_have_attribute("href", "/p/GUI-01/")


def test_a_picture_is_pasted_beside_the_words_of_the_search(page: Page) -> None:
    page.goto("/search?q=guitar&in_stock=1")
    give(page, "paste", GUITAR)
    search(page)
    assert "q=guitar" in page.url
    assert "in_stock=1" in page.url
    expect(page.get_by_role("searchbox").or_(page.locator("#q")).first).to_have_value("guitar")


def test_the_frame_is_moved_and_resized_with_keys_alone(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Search with a picture").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Choose a picture").set_input_files(GUITAR)
    frame = page.get_by_label("The part to search with")
    expect(page.locator("[data-stage]")).to_be_visible()  # the picture has been read
    frame.focus()
    expect(frame).to_be_focused()
    for _ in range(10):
        page.keyboard.press("Shift+ArrowLeft")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect(page.locator("[data-said]")).to_have_text(
        "From the left 10 %, from the top 0 %, 80 % wide, 100 % high"
    )
    page.get_by_role("button", name="Whole picture").press("Enter")
    expect(page.locator("[data-crop]")).to_have_class(re.compile("whole"))
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("link", name="Search with a picture")).to_be_focused()


def test_the_frame_is_drawn_and_only_what_is_in_it_is_sent(page: Page) -> None:
    page.goto("/")
    choose(page, GUITAR)
    stage = page.locator("[data-stage]")
    expect(stage).to_be_visible()
    box = stage.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.1 * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + 0.9 * box["width"], box["y"] + 0.9 * box["height"], steps=5)
    page.mouse.up()
    expect(page.locator("[data-said]")).to_have_text(
        "From the left 50 %, from the top 10 %, 40 % wide, 80 % high"
    )
    with page.expect_request("**/search/picture") as sent:
        search(page)
    body = sent.value.post_data_buffer
    assert body is None or len(body) < GUITAR.stat().st_size


def test_what_is_no_picture_is_said_in_the_dialog(page: Page, tmp_path: Path) -> None:
    page.goto("/")
    give(page, "drop", BASE_DIR / "README.md", "text/markdown")
    expect(page.get_by_role("alert")).to_contain_text("This is not a picture")
    choosable = page.get_by_label("Choose a picture")
    broken = tmp_path / "broken.bmp"
    broken.write_bytes(b"")
    choosable.set_input_files(broken)
    expect(page.get_by_role("alert")).to_contain_text("empty")
    choosable.set_input_files(GUITAR)
    expect(page.get_by_role("alert")).to_be_hidden()


def test_it_works_without_a_script(plain: Page) -> None:
    plain.goto("/search?q=guitar")
    plain.get_by_role("link", name="Search with a picture").click()
    plain.get_by_label("Picture", exact=True).set_input_files(BASE_DIR / "README.md")
    plain.get_by_role("main").get_by_role("button", name="Search").click()
    expect(plain.get_by_role("alert")).to_contain_text("It is not a picture")
    expect(plain.get_by_role("link", name="Back to “guitar”")).to_be_visible()
    plain.get_by_label("Picture", exact=True).set_input_files(GUITAR)
    plain.get_by_role("main").get_by_role("button", name="Search").click()
    plain.wait_for_url(re.compile(r"q=guitar.*picture="))
    expect(plain.locator(".card h3").first).to_contain_text(re.compile("guitar", re.IGNORECASE))
