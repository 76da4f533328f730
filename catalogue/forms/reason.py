from typing import Any

from django import forms
from unfold.widgets import UnfoldAdminTextInputWidget

MAX_REASON = 100


class ReasonField(forms.CharField):
    """Why something is changed; nobody has to say it. It is kept in the history."""

    def __init__(self, **options: Any) -> None:
        given = {
            "required": False,
            "max_length": MAX_REASON,
            "label": "Why",
            "help_text": "Why you change this, for the history. You may leave it empty.",
            "widget": UnfoldAdminTextInputWidget({"autocomplete": "off"}),
            **options,
        }
        super().__init__(**given)
