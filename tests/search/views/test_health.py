"""`/healthz`: for load balancers and people on call."""

from typing import Any

import pytest
from django.test import Client

from search.views import health

_CHECKS = {"database": {"ok": True}, "worker": {"ok": False, "detail": "No worker at 10.0.0.7."}}


@pytest.fixture
def report(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    content: dict[str, Any] = {"status": "ok", "checks": dict(_CHECKS)}
    monkeypatch.setattr(health, "report", lambda: content)
    return content


@pytest.mark.parametrize(("status", "code"), [("ok", 200), ("degraded", 200), ("down", 503)])
def test_the_code_tells_whether_shoppers_are_served(
    client: Client, report: dict[str, Any], status: str, code: int
) -> None:
    report["status"] = status
    response = client.get("/healthz")
    assert (response.status_code, response.json()["status"]) == (code, status)
    assert "no-cache" in response.headers["Cache-Control"]


def test_strangers_read_words_only(client: Client, report: dict[str, Any]) -> None:
    assert client.get("/healthz").json() == {
        "status": "ok",
        "checks": {"database": "ok", "worker": "failed"},
    }


def test_staff_read_the_details(admin_client: Client, report: dict[str, Any]) -> None:
    assert admin_client.get("/healthz").json()["checks"]["worker"]["detail"].startswith("No worker")


def test_while_the_database_is_down_nobody_is_looked_up_in_it(
    client: Client, report: dict[str, Any]
) -> None:
    report.update(status="down", checks={"database": {"ok": False}})
    client.cookies["sessionid"] = "somebody"
    assert client.get("/healthz").json() == {"status": "down", "checks": {"database": "failed"}}


@pytest.mark.usefixtures("shop")
def test_the_true_report_can_be_written(client: Client) -> None:
    health = client.get("/healthz").json()
    assert health["checks"]["database"] == "ok"
    assert health["checks"]["encoder"] == "ok"
