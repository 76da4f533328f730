from typing import Any

from django import forms
from unfold.widgets import UnfoldAdminTextareaWidget

from catalogue.forms.prompts import PromptsField
from catalogue.forms.reason import ReasonField
from catalogue.models import Attribute
from catalogue.models.attribute import MAX_ATTRIBUTE_PROMPTS


class AttributeForm(forms.ModelForm[Attribute]):
    """How products look that have a property, and how those look that do not."""

    prompts = PromptsField(
        most=MAX_ATTRIBUTE_PROMPTS,
        widget=UnfoldAdminTextareaWidget({"rows": 4}),
        help_text="How a product with it looks, one way a line: “a backpack with a solar panel”.",
        error_messages={"required": "Say in at least one line how it looks."},
    )
    opposites = PromptsField(
        required=False,
        most=MAX_ATTRIBUTE_PROMPTS,
        noun="opposite",
        widget=UnfoldAdminTextareaWidget({"rows": 4}),
        help_text="How a product without it looks: “a plain backpack”. Two sides tell more than "
        "one, and what both sides say alike cancels out.",
    )
    reason = ReasonField()

    class Meta:
        model = Attribute
        fields = ("name", "prompts", "opposites")
        error_messages = {
            "name": {
                "required": "Give the attribute a name.",
                "unique": "There is an attribute of this name already.",
                "max_length": "At most %(limit_value)d characters; this has %(show_value)d.",
                "null_characters_not_allowed": "This holds a character that cannot be stored.",
            }
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "name" in self.fields:
            self.fields["name"].widget.attrs["placeholder"] = "with a solar panel"
