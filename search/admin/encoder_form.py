from typing import Any

from django import forms
from unfold.widgets import UnfoldAdminTextareaWidget

from catalogue.forms import PromptsField
from search.encoders import EncoderError
from search.models import EncoderInUse


class EncoderForm(forms.ModelForm[EncoderInUse]):
    """The one thing that people change about an encoder: the sentences it is asked with."""

    templates = PromptsField(required=False, label="Prompt templates")

    class Meta:
        model = EncoderInUse
        fields = ("templates",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "templates" in self.fields:
            field = self.fields["templates"]
            field.widget = UnfoldAdminTextareaWidget(attrs={"rows": 6})
            field.help_text = (
                "Sentences with {} where the text goes, one a line. Every text of a category or "
                "search is put into each, and the mean counts. Empty: the encoder's own"
                + _own(self.instance)
            )


def _own(row: EncoderInUse) -> str:
    try:
        templates = row.load().templates
    except EncoderError:
        return "."
    return ", which are: " + " · ".join(templates)
