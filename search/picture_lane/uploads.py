"""How a picture comes in: kept in memory, and refused before it is read where it is too large."""

from typing import IO, Any

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from search.picture_lane.reading import MAX_BYTES, too_many_bytes
from search.picture_lane.refusal import PictureRefused

_FORM_BYTES = 64 * 1024
"""Beside the picture: names and values of the other fields."""


class _KeptInMemory(MemoryFileUploadHandler):
    """A query picture is never written to a disk, of whatever size; `receive_here` caps it."""

    def handle_raw_input(self, input_data: IO[bytes], *args: Any, **kwargs: Any) -> None:
        self.activated = True


def receive_here(request: HttpRequest) -> None:
    """To be called before anything reads the request's body.

    Raises PictureRefused for a body that says it is too large: none of it is read.
    """
    if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BYTES + _FORM_BYTES:
        raise too_many_bytes()
    request.upload_handlers = [_KeptInMemory(request)]


def picture_of(files: MultiValueDict[str, Any]) -> bytes:
    """The file of the field `picture`. Raises PictureRefused where there is none."""
    given = files.get("picture")
    if given is None:
        raise PictureRefused("No picture came along; choose one first.")
    return bytes(given.read())
