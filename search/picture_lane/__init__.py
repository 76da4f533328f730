"""The lane of query pictures: the web process hands bytes over, a worker answers with a vector.

The web process never holds an image tower, and the lane has workers of its own, so that a bulk
import does not stand in a shopper's way. Bytes and answers live in the broker for seconds and are
deleted as they are read; nothing is written to a disk or to the database.
"""

from search.picture_lane.asking import LaneClosed, LaneSilent, encode_picture
from search.picture_lane.serving import serve_picture

__all__ = ["LaneClosed", "LaneSilent", "encode_picture", "serve_picture"]
