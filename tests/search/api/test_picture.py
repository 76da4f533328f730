"""An integrator's app searches by picture."""

import logging

import numpy as np
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from search.models import EncoderInUse, QueryVector
from search.picture_lane import LaneClosed, tickets
from tests.factories import picture
from tests.fakes.colour_encoder import ColourEncoder
from tests.search.picture_lane.answering import answer_at_once
from tests.search.picture_lane.pictures import BAD

ADDRESS = "/api/v1/search/picture"


@pytest.fixture(autouse=True)
def lane(
    monkeypatch: pytest.MonkeyPatch, colour_encoder: ColourEncoder, encoder_in_use: EncoderInUse
) -> None:
    answer_at_once(monkeypatch, colour_encoder)


def upload(data: bytes) -> dict[str, object]:
    return {"picture": SimpleUploadedFile("photo.jpg", data, content_type="image/jpeg")}


def test_a_picture_becomes_a_ticket_and_an_address(client: Client) -> None:
    response = client.post(ADDRESS, upload(picture("green")) | {"crop": "0,0,0.5,0.5"})
    assert response.status_code == 201
    answer = response.json()
    assert np.argmax(QueryVector.objects.get(text_digest=answer["ticket"]).vector) == 1
    assert answer["results"] == f"http://testserver/api/v1/search?picture={answer['ticket']}"


@pytest.mark.parametrize(("data", "status"), BAD.values(), ids=BAD.keys())
def test_a_bad_picture_is_refused_in_the_shape_of_every_error(
    client: Client, caplog: pytest.LogCaptureFixture, data: bytes, status: int
) -> None:
    response = client.post(ADDRESS, upload(data))
    assert response.status_code == status
    (error,) = response.json()["errors"]
    assert error["code"] == "picture_refused"
    assert [one for one in caplog.records if one.levelno > logging.INFO] == []


def test_nothing_words_and_too_much_are_refused(client: Client) -> None:
    assert client.post(ADDRESS).status_code == 400
    assert client.post(ADDRESS, {"a": 1}, content_type="application/json").status_code == 415
    large = client.generic(
        "POST", ADDRESS, content_type="multipart/form-data; boundary=x", CONTENT_LENGTH="99999999"
    )
    assert large.status_code == 413
    assert client.get(ADDRESS).status_code == 405


def test_a_closed_lane_is_a_state_of_its_own(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise LaneClosed("Words work.")

    monkeypatch.setattr(tickets, "encode_picture", fail)
    response = client.post(ADDRESS, upload(picture()))
    assert response.status_code == 503
    expected = {"code": "picture_lane_closed", "detail": "Words work.", "attr": None}
    assert response.json()["errors"] == [expected]


def test_pages_and_api_count_together(client: Client, settings: Settings) -> None:
    settings.PICTURE_THROTTLE = "2/minute"
    client.post("/search/picture", upload(picture()))
    codes = [client.post(ADDRESS, upload(picture())).status_code for _ in range(2)]
    assert codes == [201, 429]
