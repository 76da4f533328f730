"""How much a shopper's page weighs before the pictures of products."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.factories import add_image, make_product, picture
from tests.search.stocked import add_many

MOST_BYTES = 300_000


def sheets_and_scripts(page: str) -> set[str]:
    """The files that a page names, and the modules that those import."""
    named = set(re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js|svg))"', page))
    for path in list(named):
        if path.endswith(".js"):
            folder = path.rsplit("/", 1)[0]
            modules = re.findall(r'from "\./([^"]+)"|import\("\./([^"]+)"\)', source(path))
            named |= {f"{folder}/{a or b}" for a, b in modules}
    return named


def source(path: str) -> str:
    found = finders.find(path)
    assert isinstance(found, str), path
    return Path(found).read_text(encoding="utf-8")


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("path", ["/", "/search?q=mug&page_size=24", "/c/red-things/", "/p/BLUE/"])
def test_a_page_weighs_at_most_300_kb_before_its_pictures(client: Client, path: str) -> None:
    add_many(24)
    page = client.get(path).content.decode()
    files = sheets_and_scripts(page)
    assert any(file.endswith(".css") for file in files)
    weight = len(page.encode()) + sum(len(source(file).encode()) for file in files)
    assert weight <= MOST_BYTES


@pytest.mark.usefixtures("shop")
def test_the_first_four_pictures_come_at_once_and_the_others_when_needed(client: Client) -> None:
    add_many(8)
    images = re.findall(r"<img[^>]*>", client.get("/search?q=red&cut=off").content.decode())
    lazy = ['loading="lazy"' in image for image in images]
    assert len(images) > 8
    assert lazy == [False] * 4 + [True] * (len(images) - 4)


@pytest.mark.usefixtures("shop")
def test_cards_show_small_webp_pictures_and_larger_ones_to_sharp_screens(client: Client) -> None:
    wide = make_product("WIDE", title="Wide")
    add_image(wide, picture("red", (640, 480)))
    page = client.get("/").content.decode()
    image = next(one for one in re.findall(r"<img[^>]*>", page) if 'alt="Wide"' in one)
    assert re.search(r'src="[^"]+\.webp" srcset="[^"]+\.webp 320w, [^"]+\.jpg 512w"', image)
    assert 'width="512" height="384"' in image
