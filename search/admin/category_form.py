from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from unfold.widgets import UnfoldAdminDecimalFieldWidget

from catalogue.forms import CategoryForm
from catalogue.models import Category, CategoryThreshold
from catalogue.publishing import Person, keep_carried_threshold
from search.admin.parts_field import PartsField, on_parts, switches
from search.models import EncoderInUse

_FORM = "category_form"  # the threshold stands in the preview, outside of its form
_NO_SCORE = "A score lies between −10 and 10, such as 0.25."


class ScoreField(forms.FloatField):
    def __init__(self, **options: Any) -> None:
        errors = dict.fromkeys(("invalid", "min_value", "max_value"), _NO_SCORE)
        widget = UnfoldAdminDecimalFieldWidget(
            {"step": "any", "form": _FORM, "class": "zs-score-field"}
        )
        super().__init__(
            required=False,
            min_value=-10,
            max_value=10,
            error_messages=errors,
            widget=widget,
            **options,
        )


class CategoryWithThresholdForm(CategoryForm):
    """The category form with what belongs to the encoder in use, which has rows of its own, and
    with the parts of the recipe."""

    threshold = ScoreField(
        help_text="The least score a product needs. Empty: every product belongs, best first."
    )
    review_from = ScoreField(
        label="Review from",
        help_text="From here up to the threshold a product waits for review. Empty: none does.",
    )
    parts = PartsField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.encoder = EncoderInUse.objects.active()
        self.stored = threshold_of(self.instance, self.encoder)
        self.initial["parts"] = on_parts(self.instance.switched_off, self.instance.switched_on)
        if self.stored is not None:
            self.initial["threshold"] = self.stored.value
            self.initial["review_from"] = self.stored.review_from
        for name in {"threshold", "review_from"} & self.fields.keys():
            if self.encoder is None:
                self.fields[name].disabled = True
                self.fields[name].help_text = "Possible once an encoder is in use."

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        value, review = self.cleaned_data.get("threshold"), self.cleaned_data.get("review_from")
        if review is not None and "threshold" not in self.errors:
            if value is None:
                raise ValidationError({"review_from": "A band for review needs a threshold."})
            if review >= value:
                raise ValidationError(
                    {"review_from": "Waiting for review begins below the threshold."}
                )
        return cleaned

    def clean_parts(self) -> list[str] | None:
        chosen: list[str] | None = self.cleaned_data["parts"]
        if chosen is not None:
            self.instance.switched_off, self.instance.switched_on = switches(self.instance, chosen)
        return chosen

    def save_threshold(self, person: Person = None) -> None:
        """Store what was typed; empty takes the threshold away. The category must be saved.

        A person who saves has looked at it, so that it is no longer one that was carried over.
        """
        if self.encoder is None:
            return
        if self.stored is not None and self.stored.carried:
            keep_carried_threshold(self.instance, self.encoder.encoder_id, person)
        value = self.cleaned_data["threshold"]
        if value is None:
            if self.stored is not None:
                self.stored.delete()
            return
        row = self.stored or CategoryThreshold(
            category=self.instance, encoder_id=self.encoder.encoder_id
        )
        typed = (value, self.cleaned_data["review_from"], False)
        if row.pk and (row.value, row.review_from, row.carried) == typed:
            return
        row.category, (row.value, row.review_from, row.carried) = self.instance, typed
        row.save()


def threshold_of(category: Category, encoder: EncoderInUse | None) -> CategoryThreshold | None:
    if encoder is None or category.pk is None:
        return None
    return CategoryThreshold.objects.filter(
        category=category, encoder_id=encoder.encoder_id
    ).first()
