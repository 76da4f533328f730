"""A database and a media folder of the benchmark's own, gone afterwards."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.cache import cache
from django.db import connection
from django.test import override_settings

from search.encoders import get_encoder
from search.encoders.base import Encoder
from search.models import EncoderInUse, EncoderState

_DATABASE = "zeroshelf_bench"


@contextmanager
def scratch() -> Iterator[Path]:
    """The shop's own data is neither read nor written inside; yields the media folder."""
    original = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = _DATABASE
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    media = Path(tempfile.mkdtemp(prefix="zeroshelf-bench-"))
    try:
        with override_settings(MEDIA_ROOT=media, REST_FRAMEWORK=_without_throttle()):
            cache.clear()
            yield media
    finally:
        connection.creation.destroy_test_db(original, verbosity=0)
        cache.clear()
        shutil.rmtree(media, ignore_errors=True)


def processes_environment(media: Path) -> dict[str, str]:
    """The environment of a process of its own that works on the scratch database."""
    from config.env import inherited

    options = connection.settings_dict
    host = options["OPTIONS"].get("host") or options["HOST"]
    return inherited(
        DATABASE_URL=f"postgres://{options['USER']}@/{options['NAME']}?host={host}",
        ZEROSHELF_LOCAL="1",
        MEDIA_ROOT=str(media),
        DJANGO_SETTINGS_MODULE="config.settings",
    )


def use(name: str) -> tuple[EncoderInUse, Encoder]:
    """Make an encoder the one in use in the scratch database."""
    encoder = get_encoder(name)
    row = EncoderInUse.objects.create(
        name=name,
        encoder_id=encoder.id,
        revision=encoder.revision,
        dimensions=encoder.dimensions,
        state=EncoderState.ACTIVE,
    )
    return row, encoder


def _without_throttle() -> dict[str, object]:
    from django.conf import settings

    return {**settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_CLASSES": []}
