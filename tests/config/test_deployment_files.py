"""The files for a server of one's own say what the code reads, and nothing else."""

import re
from typing import Any

import pytest
import yaml

from config.env import BASE_DIR

_READ = re.compile(r'\b(?:text|flag|integer|number|words|is_set|database)\(\s*"([A-Z_]+)"')
_FOR_COMPOSE_ONLY = {"POSTGRES_PASSWORD"}


def variables_read() -> set[str]:
    sources = [*(BASE_DIR / "config").rglob("*.py")]
    return {name for source in sources for name in _READ.findall(source.read_text())}


def variables_in_example() -> set[str]:
    text = (BASE_DIR / ".env.example").read_text()
    return set(re.findall(r"^#?([A-Z_]+)=", text, flags=re.MULTILINE))


@pytest.fixture
def compose() -> dict[str, Any]:
    return dict(yaml.safe_load((BASE_DIR / "docker-compose.yml").read_text()))


def test_every_variable_of_the_example_is_read_by_the_code() -> None:
    assert variables_in_example() - variables_read() == _FOR_COMPOSE_ONLY


def test_every_variable_that_a_shop_may_need_is_in_the_example() -> None:
    internal = {
        "ZEROSHELF_LOCAL",
        "ZEROSHELF_TEST_STATE_DIR",
        "DEBUG",
        "DATABASE_CONN_MAX_AGE",
        "VECTOR_STORE",
        "GUNICORN_SHM",
        "FORWARDED_ALLOW_IPS",
    }
    assert variables_read() - variables_in_example() == internal


def test_compose_sets_only_variables_that_are_read(compose: dict[str, Any]) -> None:
    given = set(compose["x-app"]["environment"])
    assert given <= variables_read()


def test_every_long_running_service_is_watched_or_says_why_not(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        watched = "healthcheck" in service or name == "web"  # the image brings the web's own
        assert watched, name


def test_services_wait_for_the_database_the_broker_and_the_tables(compose: dict[str, Any]) -> None:
    for name in ("web", "worker", "beat"):
        assert compose["services"][name]["depends_on"] == {
            "postgres": {"condition": "service_healthy"},
            "valkey": {"condition": "service_healthy"},
            "migrate": {"condition": "service_completed_successfully"},
        }


def test_secrets_have_no_default(compose: dict[str, Any]) -> None:
    environment = compose["x-app"]["environment"]
    assert environment["SECRET_KEY"].startswith("${SECRET_KEY:?")
    assert ":?" in compose["services"]["postgres"]["environment"]["POSTGRES_PASSWORD"]


def test_the_application_runs_without_root_and_without_rights(compose: dict[str, Any]) -> None:
    dockerfile = (BASE_DIR / "Dockerfile").read_text()
    assert re.search(r"^USER shop$", dockerfile, flags=re.MULTILINE)
    for name in ("web", "worker", "beat", "migrate"):
        service = compose["services"][name]
        assert service["cap_drop"] == ["ALL"]
        assert service["read_only"] is True


def test_the_dockerfile_copies_only_what_exists() -> None:
    dockerfile = (BASE_DIR / "Dockerfile").read_text()
    for line in re.findall(r"^COPY (?!--from)(.+)$", dockerfile, flags=re.MULTILINE):
        *sources, _ = [word for word in line.split() if not word.startswith("--")]
        for source in sources:
            assert (BASE_DIR / source).exists(), source
