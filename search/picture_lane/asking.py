"""The web's side: hand a picture over and wait for its vector, for so long and no longer."""

import json
import secrets
import time

import numpy as np
from celery import current_app
from django.conf import settings
from kombu.exceptions import KombuError
from redis.exceptions import RedisError

from search.models import EncoderInUse
from search.picture_lane.letterbox import KEPT_SECONDS, answer_key, client, picture_key
from search.vectors import Vector, unit
from search.wakeup import knock

TASK = "search.tasks.encode_picture"
QUEUE = "interactive"


class LaneClosed(Exception):
    """Pictures cannot be taken now; the message says why, for the person who gave one."""


class LaneSilent(LaneClosed):
    """Nobody answered in time."""


def encode_picture(picture: bytes, row: EncoderInUse) -> Vector:
    """The vector of a picture, (d,), unit. `picture`: a small JPEG that we made ourselves.

    Raises LaneClosed where the broker is away or the worker could not encode it, and LaneSilent
    after `PICTURE_SEARCH_SECONDS`.
    """
    ticket, limit = secrets.token_hex(16), settings.PICTURE_SEARCH_SECONDS
    try:
        knock(settings.BROKER_URL)
        with client() as broker:
            broker.set(picture_key(ticket), picture, ex=KEPT_SECONDS)
            current_app.send_task(
                TASK,
                [ticket, row.pk, time.time() + limit],
                queue=QUEUE,
                retry=False,
                expires=limit,
            )
            reply = broker.blpop([answer_key(ticket)], timeout=limit)
            broker.delete(picture_key(ticket))
    except (OSError, KombuError, RedisError) as error:
        raise LaneClosed("Picture search is out of reach at the moment; words work.") from error
    if reply is None:
        raise LaneSilent("Picture search is busy; please try again in a moment.")
    answer = json.loads(reply[1])
    if "vector" not in answer:
        raise LaneClosed("This picture could not be read; please try another one.")
    return unit(np.asarray(answer["vector"], dtype=np.float32))
