"""A picture that is not searched with, and why."""

from enum import IntEnum


class Reason(IntEnum):
    """The HTTP status that says the same."""

    DAMAGED = 400
    TOO_LARGE = 413
    NO_PICTURE = 415


class PictureRefused(Exception):
    """The message is for the person who gave the picture."""

    def __init__(self, message: str, reason: Reason = Reason.DAMAGED) -> None:
        super().__init__(message)
        self.reason = reason
