"""What kind of worker this is: its name's first part says which lane it serves.

`embedding@…` works through the catalogue and gives way to everybody else; `interactive@…` serves
people who wait, so its image tower is loaded before the first of them comes.
"""

import logging
import os
from typing import Any

from celery.signals import celeryd_init, worker_process_init

logger = logging.getLogger(__name__)
_lane = {"name": ""}


@celeryd_init.connect
def note_lane(sender: str, **_: Any) -> None:
    from django.conf import settings

    _lane["name"] = str(sender).partition("@")[0]
    if _lane["name"] == "embedding" and settings.EMBED_NICE > 0:
        os.nice(settings.EMBED_NICE)


@worker_process_init.connect
def warm_up(**_: Any) -> None:
    """Load the image tower after the fork; a failure is told when somebody asks."""
    if _lane["name"] != "interactive":
        return
    from django.db import DatabaseError, connection
    from PIL import Image

    from search.encoders import EncoderError
    from search.models import EncoderInUse

    try:
        row = EncoderInUse.objects.active()
        if row is not None:
            row.load().encode_images([Image.new("RGB", (32, 32))])
    except (DatabaseError, EncoderError) as error:
        logger.warning("The image tower is not loaded yet: %s", error)
    finally:
        connection.close()
