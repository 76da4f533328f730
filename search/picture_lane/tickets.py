"""Tickets: random names under which vectors of query pictures are kept for some days.

The vector is all that is kept, so that pages, the back button and shared links of a search by
picture work without the picture. A ticket is shorter than the digest of a text and never meets one.
"""

import secrets
from datetime import timedelta

from django.db.models.functions import Length
from django.utils import timezone

from search.models import EncoderInUse, QueryVector
from search.picture_lane.asking import LaneClosed, encode_picture
from search.picture_lane.crop import Crop
from search.picture_lane.reading import read_query_picture

KEPT = timedelta(days=7)
_BYTES = 16


def take_picture(data: bytes, crop: Crop | None = None) -> str:
    """The ticket of a picture that somebody gave: 32 hexadecimal digits.

    Raises PictureRefused for what is no usable picture, LaneClosed where nobody encodes it.
    """
    row = EncoderInUse.objects.active()
    if row is None:
        raise LaneClosed("Picture search is not set up yet; please try again in a while.")
    vector = encode_picture(read_query_picture(data, crop), row)
    ticket = secrets.token_hex(_BYTES)
    QueryVector.objects.create(encoder=row, text_digest=ticket, vector=vector)
    return ticket


def forget_old_tickets() -> None:
    """After `KEPT` a shared link says that the picture is to be chosen again."""
    old = QueryVector.objects.filter(kept=False, created_at__lt=timezone.now() - KEPT)
    old.annotate(length=Length("text_digest")).filter(length=2 * _BYTES).delete()
