"""Settings of the test suite: the same embedded servers, in a state folder of their own.

Importing this starts them, so that every way of running the tests finds them.
"""

import os
from pathlib import Path

from config import env

# one folder for all test processes of a checkout, apart from the one that `make run` uses
_STATE_DIR = Path(env.text("ZEROSHELF_TEST_STATE_DIR") or env.BASE_DIR / ".zeroshelf" / "test")
env.publish("ZEROSHELF_STATE_DIR", str(_STATE_DIR))
env.publish("SECRET_KEY", "only-for-tests-" + "x" * 50)

if not env.is_set("DATABASE_URL") and "PYTEST_XDIST_WORKER" not in os.environ:
    from config.embedded.postgres import start_postgres

    start_postgres(_STATE_DIR)

from config.settings import *  # noqa: E402, F403

LOCAL = True
# hashing passwords slowly is right for people and wasted on tests
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = _STATE_DIR / "media" / os.environ.get("PYTEST_XDIST_WORKER", "main")
