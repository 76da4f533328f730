from typing import Any

from django import forms
from django.utils import timezone
from unfold.widgets import UnfoldAdminTextareaWidget

from catalogue.forms.moment import MomentField

NOW, LATER = "now", "later"


class PublishForm(forms.Form):
    """What and why, and when; `seen` is the digest of what the page showed."""

    seen = forms.CharField(widget=forms.HiddenInput)
    note = forms.CharField(
        required=False,
        max_length=300,
        label="What changed, and why",
        widget=UnfoldAdminTextareaWidget({"rows": 3, "maxlength": 300}),
        help_text="Colleagues read it in the list of versions. You may leave it empty.",
    )
    when = forms.ChoiceField(
        choices=[(NOW, "Now"), (LATER, "At a date and time")],
        initial=NOW,
        widget=forms.RadioSelect,
    )
    starts_at = MomentField(required=False, label="Date and time")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("when") != LATER:
            cleaned["starts_at"] = None
        elif "starts_at" not in self.errors:
            start = cleaned.get("starts_at")
            if start is None:
                self.add_error("starts_at", "Say from when on shoppers shall see it.")
            elif start <= timezone.now():
                self.add_error("starts_at", "That is in the past. Choose a later time, or “Now”.")
        return cleaned


class RestoreForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput)
    note = PublishForm.base_fields["note"]


class WithdrawForm(forms.Form):
    state = forms.ChoiceField(choices=[("draft", "Draft"), ("archived", "Archived")])
    reason = forms.CharField(
        required=False,
        max_length=100,
        label="Why",
        widget=UnfoldAdminTextareaWidget({"rows": 2, "maxlength": 100}),
        help_text="For the history. You may leave it empty.",
    )
