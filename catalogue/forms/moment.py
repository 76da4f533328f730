from typing import Any

from django import forms
from unfold.widgets import INPUT_CLASSES


class MomentInput(forms.DateTimeInput):
    """The browser's own field for a date and a time, in the shop's time zone."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        look = {"class": " ".join([*INPUT_CLASSES, "zs-moment"]), **(attrs or {})}
        super().__init__(look, format="%Y-%m-%dT%H:%M")


class MomentField(forms.DateTimeField):
    widget = MomentInput
    default_error_messages = {"invalid": "Give a date and a time, such as 2026-12-01 08:00."}
