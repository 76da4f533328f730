"""A shopper searches by picture: the form, the upload, and everything that can be wrong with it."""

import io
import logging
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from django.conf import settings as shop_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from search.embedding import drain
from search.models import EncoderInUse, QueryVector
from search.picture_lane import LaneClosed, LaneSilent, reading, tickets
from tests.factories import make_product, picture
from tests.fakes.colour_encoder import ColourEncoder
from tests.search.picture_lane.answering import answer_at_once
from tests.search.picture_lane.pictures import BAD
from tests.search.views.test_filters import chips

ADDRESS = "/search/picture"
JSON = {"accept": "application/json"}


@pytest.fixture(autouse=True)
def lane(
    monkeypatch: pytest.MonkeyPatch, colour_encoder: ColourEncoder, encoder_in_use: EncoderInUse
) -> None:
    """A lane whose worker answers at once, in this process."""
    answer_at_once(monkeypatch, colour_encoder)


def upload(data: bytes, name: str = "photo.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="image/jpeg")


def send(client: Client, data: bytes, **fields: object) -> HttpResponse:
    response = client.post(ADDRESS, {"picture": upload(data), **fields}, headers=JSON)
    assert isinstance(response, HttpResponse)
    return response


def files_of_the_shop() -> set[Path]:
    folders = (Path(shop_settings.MEDIA_ROOT), Path(tempfile.gettempdir()))
    uploads = folders[1].glob("*.upload*")
    return {*folders[0].rglob("*"), *uploads}


def test_the_form_works_without_a_script_and_keeps_the_search(client: Client) -> None:
    page = client.get(f"{ADDRESS}?q=red&brand=Acme&page=3").content.decode()
    assert 'enctype="multipart/form-data"' in page
    assert "csrfmiddlewaretoken" in page
    assert '<input type="hidden" name="q" value="red">' in page
    assert '<input type="hidden" name="brand" value="Acme">' in page
    assert 'name="page"' not in page
    assert "Back to “red”" in page


def test_a_picture_leads_to_its_results_with_the_search_it_was_added_to(client: Client) -> None:
    given = {"picture": upload(picture("blue")), "q": "mug", "brand": "Acme", "in_stock": "1"}
    response = client.post(ADDRESS, given)
    assert response.status_code == 303
    address = urlsplit(response.headers["Location"])
    assert address.path == "/search"
    asked = parse_qs(address.query)
    ticket = asked.pop("picture")[0]
    assert asked == {"q": ["mug"], "brand": ["Acme"], "in_stock": ["1"]}
    assert np.argmax(QueryVector.objects.get(text_digest=ticket).vector) == 2
    assert response.headers["Cache-Control"] == "no-store"


def test_a_script_is_told_the_address(client: Client) -> None:
    response = send(client, picture("green"), crop="0.25,0.25,0.5,0.5")
    assert response.status_code == 200
    assert parse_qs(urlsplit(response.json()["url"]).query).keys() == {"picture"}  # type: ignore[attr-defined]


@pytest.mark.parametrize(("data", "status"), BAD.values(), ids=BAD.keys())
def test_what_is_no_picture_is_answered_kindly_and_leaves_no_trace(
    client: Client, caplog: pytest.LogCaptureFixture, data: bytes, status: int
) -> None:
    before = files_of_the_shop()
    with caplog.at_level(logging.DEBUG):
        told = send(client, data)
        page = client.post(ADDRESS, {"picture": upload(data), "q": "red"})
    assert (told.status_code, page.status_code) == (status, status)
    message = told.json()["error"]  # type: ignore[attr-defined]
    text = page.content.decode()
    assert 'role="alert"' in text
    assert message.split(".")[0] in text
    assert "Traceback" not in text
    assert "Back to “red”" in text
    assert [one for one in caplog.records if one.levelno > logging.INFO] == []
    assert files_of_the_shop() == before
    assert not QueryVector.objects.exists()


@pytest.mark.parametrize("fields", [{}, {"picture": "only words"}], ids=["nothing", "a text field"])
def test_nothing_at_all_is_answered_kindly(
    client: Client, caplog: pytest.LogCaptureFixture, fields: dict[str, str]
) -> None:
    response = client.post(ADDRESS, fields, headers=JSON)
    assert response.status_code == 400
    assert response.json() == {"error": "No picture came along; choose one first."}
    assert [one for one in caplog.records if one.levelno > logging.INFO] == []


def test_a_body_that_breaks_off_is_answered_kindly(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    response = client.post(
        ADDRESS, b"garbage", content_type="multipart/form-data; boundary=", headers=JSON
    )
    assert response.status_code == 400
    assert "send it again" in response.json()["error"]
    assert [one for one in caplog.records if one.levelno > logging.INFO] == []


def test_a_body_that_is_too_large_is_refused_unread(client: Client) -> None:
    class Unreadable(io.BytesIO):
        def read(self, *_: object) -> bytes:
            raise AssertionError("it was read")

        readline = read

    extra: dict[str, Any] = {
        "CONTENT_LENGTH": str(500 * 1024 * 1024),
        "wsgi.input": Unreadable(),
    }
    response = client.generic(
        "POST", ADDRESS, content_type="multipart/form-data; boundary=x", headers=JSON, **extra
    )
    assert response.status_code == 413
    assert "larger than 10 MB" in response.json()["error"]


def test_a_large_picture_is_never_written_to_a_disk(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise AssertionError("a temporary file")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)
    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    padded = picture("red") + b"\x00" * (reading.MAX_BYTES - 100_000)
    assert send(client, padded).status_code == 200


def test_another_site_cannot_send_pictures(lane: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    refused = strict.post(ADDRESS, {"picture": upload(picture())})
    assert refused.status_code == 403
    assert not QueryVector.objects.exists()
    strict.get(ADDRESS)
    token = strict.cookies["csrftoken"].value
    given = {"picture": upload(picture()), "csrfmiddlewaretoken": token}
    assert strict.post(ADDRESS, given).status_code == 303


def test_many_pictures_in_a_short_time_are_put_off(client: Client, settings: Settings) -> None:
    settings.PICTURE_THROTTLE = "2/minute"
    codes = [send(client, picture()).status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    page = client.post(ADDRESS, {"picture": upload(picture())})
    assert page.status_code == 429
    assert int(page.headers["Retry-After"]) > 0
    assert "wait a moment" in page.content.decode()


@pytest.mark.parametrize("closed", [LaneClosed("Words work."), LaneSilent("Busy.")])
def test_a_closed_lane_is_said(
    client: Client, monkeypatch: pytest.MonkeyPatch, closed: LaneClosed
) -> None:
    def fail(*_: object) -> None:
        raise closed

    monkeypatch.setattr(tickets, "encode_picture", fail)
    response = send(client, picture())
    assert response.status_code == 503
    assert response.json() == {"error": str(closed)}  # type: ignore[attr-defined]
    assert not QueryVector.objects.exists()


def test_a_picture_is_shown_once_and_sent_on_with_what_is_typed(client: Client) -> None:
    make_product("RED", "red", title="Red mug")
    drain()
    ticket = parse_qs(urlsplit(send(client, picture("red")).json()["url"]).query)["picture"][0]  # type: ignore[attr-defined]
    page = client.get(f"/search?picture={ticket}&q=mug&in_stock=1").content.decode()
    assert page.count(f'data-picture-shown="{ticket}"') == 1
    assert chips(page)["Like your picture"] == "?q=mug&in_stock=1"
    form = f'<input type="hidden" name="picture" value="{ticket}" form="search-form">'
    assert page.count(form) == 1
    assert "Add words, such as" in page
    assert "data-picture-shown" not in client.get(f"/c/?picture={ticket}").content.decode()


def test_a_shopper_whose_picture_is_forgotten_goes_on_without_it(client: Client) -> None:
    page = client.get("/search?picture=gone&q=mug&brand=Acme")
    assert page.status_code == 400
    assert 'href="?q=mug&amp;brand=Acme">Search without your picture' in page.content.decode()
    alone = client.get("/search?picture=gone&brand=Acme").content.decode()
    assert 'href="/search">Start again' in alone


def test_every_page_offers_it_beside_the_search_field(client: Client) -> None:
    for address in ("/", "/c/"):
        page = client.get(address).content.decode()
        assert 'href="/search/picture"' in page
        assert "csrfmiddlewaretoken" not in page  # so pages set no cookie
