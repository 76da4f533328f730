"""Users and groups are kept in the same admin."""

import pytest
from django.contrib.auth.models import User
from django.test import Client


@pytest.mark.parametrize(
    "address", ["auth/user/", "auth/user/add/", "auth/group/", "auth/group/add/"]
)
def test_an_administrator_opens_the_pages_of_people(merchandiser: Client, address: str) -> None:
    assert merchandiser.get(f"/admin/{address}").status_code == 200


def test_an_administrator_adds_a_colleague(merchandiser: Client) -> None:
    data = {
        "username": "vera",
        "usable_password": "true",
        "password1": "a-long-and-odd-one-7",
        "password2": "a-long-and-odd-one-7",
    }
    assert merchandiser.post("/admin/auth/user/add/", data).status_code == 302
    assert User.objects.get(username="vera").check_password("a-long-and-odd-one-7")


def test_a_signed_out_visitor_is_sent_to_sign_in(client: Client, db: None) -> None:
    response = client.get("/admin/catalogue/product/")
    assert response.status_code == 302
    assert "/admin/login/" in response.headers["Location"]
