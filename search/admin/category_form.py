from typing import Any

from django import forms
from unfold.widgets import UnfoldAdminDecimalFieldWidget

from catalogue.forms import CategoryForm
from catalogue.models import Category, CategoryThreshold
from search.models import EncoderInUse


class CategoryWithThresholdForm(CategoryForm):
    """The category form with the threshold under the encoder in use, which has a row of its own."""

    threshold = forms.FloatField(
        required=False,
        min_value=-1,
        max_value=1,
        widget=UnfoldAdminDecimalFieldWidget({"step": "any", "class": "zs-threshold"}),
        help_text="The least score a product needs. Empty: every product belongs, best first.",
        error_messages={
            "min_value": "A score lies between −1 and 1.",
            "max_value": "A score lies between −1 and 1.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.encoder = EncoderInUse.objects.active()
        if "threshold" not in self.fields:  # shown to someone who may only look
            return
        if self.encoder is None:
            self.fields["threshold"].disabled = True
            self.fields["threshold"].help_text = "Possible once an encoder is in use."
        elif self.instance.pk:
            self.initial["threshold"] = threshold_of(self.instance, self.encoder)

    def save_threshold(self) -> None:
        """Store what was typed; empty takes the threshold away. The category must be saved."""
        if self.encoder is None or "threshold" not in self.changed_data:
            return
        of_category: dict[str, Any] = {
            "category": self.instance,
            "encoder_id": self.encoder.encoder_id,
        }
        value = self.cleaned_data["threshold"]
        if value is None:
            CategoryThreshold.objects.filter(**of_category).delete()
        else:
            CategoryThreshold.objects.update_or_create(**of_category, defaults={"value": value})


def threshold_of(category: Category, encoder: EncoderInUse | None) -> float | None:
    if encoder is None:
        return None
    return (
        CategoryThreshold.objects.filter(category=category, encoder_id=encoder.encoder_id)
        .values_list("value", flat=True)
        .first()
    )
