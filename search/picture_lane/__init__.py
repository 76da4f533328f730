"""The lane of query pictures: the web process hands bytes over, a worker answers with a vector.

The web process never holds an image tower, and the lane has workers of its own, so that a bulk
import does not stand in a shopper's way. Bytes and answers live in the broker for seconds and are
deleted as they are read; nothing is written to a disk, and only the vector to the database.
"""

from search.picture_lane.asking import LaneClosed, LaneSilent, encode_picture
from search.picture_lane.crop import Crop
from search.picture_lane.reading import read_query_picture
from search.picture_lane.refusal import PictureRefused, Reason
from search.picture_lane.serving import serve_picture
from search.picture_lane.throttle import PictureThrottle
from search.picture_lane.tickets import forget_old_tickets, take_picture
from search.picture_lane.uploads import picture_of, receive_here

__all__ = [
    "Crop",
    "LaneClosed",
    "LaneSilent",
    "PictureRefused",
    "PictureThrottle",
    "Reason",
    "encode_picture",
    "forget_old_tickets",
    "picture_of",
    "read_query_picture",
    "receive_here",
    "serve_picture",
    "take_picture",
]
