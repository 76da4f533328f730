from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from unfold.widgets import (
    UnfoldAdminIntegerFieldWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextInputWidget,
)

from catalogue.forms.condition import ConditionField
from catalogue.forms.moment import MomentField
from catalogue.forms.reason import ReasonField
from catalogue.models import Rule, RuleKind
from catalogue.rule_words import STRENGTHS

HOLDS_AT_ONCE = (
    "A rule for a search, or one for everywhere, reaches shoppers at once; that is for people who "
    "may publish. Choose a category, or ask one of them."
)

_CLEAR = 2


class RuleForm(forms.ModelForm[Rule]):
    """A rule of any scope. `may_publish` is set by whoever shows it."""

    may_publish = False

    condition = ConditionField(required=False, label="About products that are")
    strength = forms.TypedChoiceField(
        widget=UnfoldAdminSelectWidget,
        coerce=int,
        required=False,
        choices=[(number, word.capitalize()) for number, word in STRENGTHS.items()],
    )
    starts_at = MomentField(required=False, label="From")
    ends_at = MomentField(required=False, label="Until")
    reason = ReasonField()

    class Meta:
        model = Rule
        fields = (
            "kind",
            "category",
            "query",
            "product",
            "position",
            "condition",
            "strength",
            "starts_at",
            "ends_at",
            "note",
        )
        widgets = {
            "query": UnfoldAdminTextInputWidget,
            "position": UnfoldAdminIntegerFieldWidget({"min": 1, "max": 500}),
            "note": UnfoldAdminTextInputWidget,
        }
        labels = {"position": "Place", "query": "Search", "note": "Note"}
        help_texts = {
            "category": "It reaches shoppers when the category is published.",
            "query": "The words as shoppers type them. Empty, and no category: everywhere.",
            "position": "1 is the first place.",
            "note": "For colleagues; it is shown beside the rule.",
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "strength" in self.fields:
            cleaned["strength"] = cleaned.get("strength") or _CLEAR
        at_once = "category" in self.fields and not cleaned.get("category")
        if at_once and "category" not in self.errors and not self.may_publish:
            raise ValidationError(HOLDS_AT_ONCE)
        if "condition" in self.fields and cleaned.get("kind") in {RuleKind.PIN, RuleKind.HIDE}:
            cleaned["condition"] = {}
        return cleaned
