from typing import Any

from django import forms
from django.utils.text import slugify
from unfold.widgets import UnfoldAdminDecimalFieldWidget, UnfoldAdminTextareaWidget

from catalogue.forms.locked import LockedForm
from catalogue.forms.prompts import PromptsField
from catalogue.forms.reason import ReasonField
from catalogue.models import Category

_TOO_LONG = "At most %(limit_value)d characters; this has %(show_value)d."
_UNREADABLE = "This holds a character that cannot be stored. Type it again."
_WEIGHT = "From 0 (not at all) to 3 (three times the usual)."


class CategoryForm(LockedForm):
    """What a person says about a category. Its threshold belongs to an encoder and is not here;
    its state is changed by publishing only."""

    prompts = PromptsField(
        required=False,
        widget=UnfoldAdminTextareaWidget({"rows": 4}),
        help_text="Other ways to say it, one a line. Empty: the definition alone is used.",
    )
    negatives = PromptsField(
        required=False,
        noun="negative",
        widget=UnfoldAdminTextareaWidget({"rows": 3}),
        help_text="What to move away from, one a line: “handbag”. It weakens such products and "
        "does not shut them out; a must-not-have attribute is stronger. Say the thing itself: "
        "encoders do not understand “no” and “without”.",
    )
    negative_weight = forms.FloatField(
        required=False,
        initial=1.0,
        min_value=0,
        max_value=3,
        label="How strongly",
        widget=UnfoldAdminDecimalFieldWidget({"step": "0.1", "min": "0", "max": "3"}),
        help_text="0 to 3; 1 is the usual.",
        error_messages={"min_value": _WEIGHT, "max_value": _WEIGHT, "invalid": _WEIGHT},
    )
    reason = ReasonField()

    class Meta:
        model = Category
        fields = (
            "name",
            "slug",
            "parent",
            "definition",
            "prompts",
            "combination",
            "negatives",
            "negative_weight",
        )
        widgets = {"definition": UnfoldAdminTextareaWidget({"rows": 3})}
        labels = {"combination": "With several prompts", "slug": "Address"}
        help_texts = {
            "slug": "The last part of the page's address: letters, digits and hyphens. Empty: "
            "made from the name.",
            "combination": (
                "Mean: a product should fit all of them together. Best: it is enough to fit one, "
                "as for “tent” and “sleeping bag”."
            ),
        }
        error_messages = {
            "name": {
                "required": "Give the category a name.",
                "max_length": f"{_TOO_LONG} The definition has more room.",
                "null_characters_not_allowed": _UNREADABLE,
            },
            "definition": {
                "max_length": f"{_TOO_LONG} Say in one sentence what belongs here; encoders read "
                "no more than that.",
                "null_characters_not_allowed": _UNREADABLE,
            },
            "slug": {
                "unique": "Another category has this address. Choose another one, or leave it "
                "empty.",
                "max_length": _TOO_LONG,
            },
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_negative_weight(self) -> float:
        weight = self.cleaned_data["negative_weight"]
        return 1.0 if weight is None else float(weight)

    def clean_slug(self) -> str:
        typed = str(self.cleaned_data["slug"] or "")
        return typed or _free_slug(self.cleaned_data.get("name", ""))


def _free_slug(name: str) -> str:
    """From the name, with a number where another category has it already."""
    stem = slugify(name)[:100] or "category"
    taken = set(Category.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(
        slug
        for number in range(1, len(taken) + 2)
        if (slug := stem if number == 1 else f"{stem}-{number}") not in taken
    )
