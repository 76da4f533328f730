"""Settings: strict with a server of one's own, simple on one machine."""

import json
import os
import subprocess
import sys
from pathlib import Path

from config.env import BASE_DIR

_SCRIPT = """
import json, django
from django.conf import settings as s
print(json.dumps({k: getattr(s, k) for k in (
    "LOCAL", "DEBUG", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE",
    "SECURE_HSTS_SECONDS", "ALLOWED_HOSTS")}))
"""


def _settings(**variables: str) -> dict[str, object]:
    kept = {k: v for k, v in os.environ.items() if k in {"PATH", "HOME", "ZEROSHELF_STATE_DIR"}}
    result = subprocess.run(
        [sys.executable, "-c", _SCRIPT], cwd=BASE_DIR, capture_output=True, text=True, check=True,
        env={**kept, "DJANGO_SETTINGS_MODULE": "config.settings", **variables},
    )  # fmt: skip
    return dict(json.loads(result.stdout))


def test_with_a_database_of_its_own_everything_is_strict() -> None:
    found = _settings(
        DATABASE_URL="postgres://u@h/n", SECRET_KEY="x" * 60, ALLOWED_HOSTS="shop.example"
    )
    assert found["LOCAL"] is False
    assert found["SECURE_SSL_REDIRECT"] is True
    assert found["SESSION_COOKIE_SECURE"] is True
    assert found["CSRF_COOKIE_SECURE"] is True
    assert found["SECURE_HSTS_SECONDS"] == 31_536_000
    assert found["ALLOWED_HOSTS"] == ["localhost", "shop.example"]


def test_on_one_machine_plain_http_works_and_debugging_is_still_off() -> None:
    found = _settings()
    assert found["LOCAL"] is True
    assert found["DEBUG"] is False
    assert found["SECURE_SSL_REDIRECT"] is False
    assert found["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]


def test_the_secret_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    script = "from django.conf import settings; print(settings.SECRET_KEY)"
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "ZEROSHELF_STATE_DIR": str(tmp_path),
    }
    keys = {
        subprocess.run(
            [sys.executable, "-c", script], cwd=BASE_DIR, env=environment, text=True,
            capture_output=True, check=True,
        ).stdout
        for _ in range(2)
    }  # fmt: skip
    assert len(keys) == 1
    assert len(keys.pop().strip()) >= 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
