"""The worker's side: take a picture from the letterbox, encode it, answer."""

import json
import logging
import time

from catalogue.images import ImageRejected, open_image
from search.encoders.base import EncoderError
from search.models import EncoderInUse
from search.picture_lane.letterbox import KEPT_SECONDS, answer_key, client, picture_key

logger = logging.getLogger(__name__)


def serve_picture(ticket: str, encoder_pk: int, deadline: float) -> None:
    """Answer one ticket; nothing is done for somebody who waits no longer.

    deadline: seconds since the epoch.
    """
    with client() as broker:
        picture = broker.getdel(picture_key(ticket))
        if picture is None or time.time() > deadline:
            return
        answer = json.dumps(_answer(bytes(picture), encoder_pk))
        broker.rpush(answer_key(ticket), answer)
        broker.expire(answer_key(ticket), KEPT_SECONDS)


def _answer(picture: bytes, encoder_pk: int) -> dict[str, object]:
    row = EncoderInUse.objects.filter(pk=encoder_pk).first()
    if row is None:
        return {"error": "no encoder"}
    try:
        (vector,) = row.load().encode_images([open_image(picture)])
    except (EncoderError, ImageRejected) as error:
        logger.warning("A query picture was not encoded: %s", error)
        return {"error": "not encoded"}
    return {"vector": [round(float(number), 6) for number in vector]}
