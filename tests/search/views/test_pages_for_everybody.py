"""What holds for every public page."""

import re

import pytest
from django.test import Client

from catalogue.models import Product

PAGES = [
    "/",
    "/search",
    "/search?q=red&weaker=1&cut=fixed:1",
    "/search?q=blue&like=RED&brand=Acme&less=green",
    "/c/",
    "/c/red-things/",
    "/for/red-mug/",
    "/p/BLUE/",
    "/nothing-here/",
]


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("path", PAGES)
class TestEveryPage:
    def test_holds_no_script_and_no_style_of_its_own(self, client: Client, path: str) -> None:
        page = client.get(path).content.decode()
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|hx-on", page)
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", page))

    def test_fetches_nothing_from_elsewhere(self, client: Client, path: str) -> None:
        page = re.sub(r'<link rel="canonical"[^>]*>', "", client.get(path).content.decode())
        assert not re.search(r'(src|href|srcset)="(https?:)?//', page)

    def test_has_one_heading_landmarks_and_a_way_past_the_header(
        self, client: Client, path: str
    ) -> None:
        page = client.get(path).content.decode()
        assert page.count("<h1") == 1
        assert page.count("<main") == 1
        assert 'class="skip" href="#main"' in page
        assert '<html lang="en">' in page

    def test_names_every_picture(self, client: Client, path: str) -> None:
        images = re.findall(r"<img[^>]*>", client.get(path).content.decode())
        assert all(re.search(r'alt="[^"]*"', image) for image in images)
        assert all(re.search(r'width="\d+" height="\d+"', image) for image in images)

    def test_is_only_read(self, client: Client, path: str) -> None:
        if path != "/nothing-here/":
            assert client.post(path).status_code == 405


@pytest.mark.django_db
def test_an_unknown_address_offers_a_search(client: Client) -> None:
    response = client.get("/nothing-here/")
    assert response.status_code == 404
    assert "There is nothing on this shelf" in response.content.decode()
    assert 'role="search"' in response.content.decode()


def test_a_fault_of_ours_is_told_without_details(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise RuntimeError("the inner truth")

    monkeypatch.setattr(Product.objects, "visible", broken)
    client.raise_request_exception = False
    response = client.get("/p/RED/")
    assert response.status_code == 500
    assert "Something broke on our side" in response.content.decode()
    assert "inner truth" not in response.content.decode()


def test_the_old_address_of_the_icon_leads_to_the_new_one(client: Client) -> None:
    assert client.get("/favicon.ico").headers["Location"].endswith(".svg")
