"""What stands in a category's form, saved or not, as the content that it would become."""

from dataclasses import replace

from django import forms

from catalogue.content import Content, ContentThreshold, draft_content
from catalogue.forms import PromptsField
from catalogue.models import Category, Combination
from search.admin.parts_field import PartsField, switches
from search.admin.preview_rows import typed_attributes, typed_relations
from search.models import EncoderInUse

_TOO_LONG = "{} may have up to %(limit_value)d characters; this has %(show_value)d. Shorten it."
_UNREADABLE = "{} holds a character that cannot be stored. Type it again."


class _TextField(forms.CharField):
    def __init__(self, title: str, longest: int) -> None:
        super().__init__(
            required=False,
            max_length=longest,
            error_messages={
                "max_length": _TOO_LONG.format(title),
                "null_characters_not_allowed": _UNREADABLE.format(title),
            },
        )


class _NumberField(forms.FloatField):
    def __init__(self, title: str, low: float, high: float, between: str) -> None:
        beyond = f"{title} lies between {between}."
        super().__init__(
            required=False,
            min_value=low,
            max_value=high,
            error_messages={
                "invalid": f"{title} is a number such as 0.25.",
                "min_value": beyond,
                "max_value": beyond,
            },
        )


class PreviewForm(forms.Form):
    """The fields of a category that shape its shelf. `category` and `parent` are ids.

    Whatever is not posted has its usual value; rows that are not finished are left out.
    """

    category = forms.ModelChoiceField(Category.objects.all(), required=False)
    parent = forms.ModelChoiceField(Category.objects.all(), required=False)
    name = _TextField("The name", 120)
    definition = _TextField("The definition", 2000)
    prompts = PromptsField(required=False)
    combination = forms.ChoiceField(choices=Combination.choices, required=False)
    negatives = PromptsField(required=False, noun="negative")
    negative_weight = _NumberField("The strength of the negatives", 0, 3, "0 and 3")
    parts = PartsField()
    threshold = _NumberField("The threshold", -10, 10, "−10 and 10")
    review_from = _NumberField("Where waiting for review begins", -10, 10, "−10 and 10")

    @property
    def saved(self) -> Category | None:
        """The category that is being edited, as it is stored."""
        found: Category | None = self.cleaned_data.get("category")
        return found

    def typed(self) -> Category:
        """What is typed as a category that is never saved."""
        typed, saved = self.cleaned_data, self.saved
        weight = typed["negative_weight"]
        category = Category(
            pk=saved.pk if saved else None,
            name=typed["name"],
            definition=typed["definition"],
            prompts=typed["prompts"],
            combination=typed["combination"] or Combination.MEAN,
            negatives=typed["negatives"],
            negative_weight=1.0 if weight is None else weight,
            switched_off=saved.switched_off if saved else [],
            switched_on=saved.switched_on if saved else [],
            parent=typed["parent"],
        )
        if typed["parts"] is not None:
            category.switched_off, category.switched_on = switches(category, typed["parts"])
        return category

    def content(self, encoder: EncoderInUse | None) -> Content:
        """Decisions and rules as they are stored, everything else as it is typed."""
        stored = draft_content(self.typed())
        attributes, relations = typed_attributes(self.data), typed_relations(self.data)
        return replace(
            stored,
            attributes=stored.attributes if attributes is None else attributes,
            relations=stored.relations if relations is None else relations,
            thresholds=self._thresholds(encoder),
        )

    def _thresholds(self, encoder: EncoderInUse | None) -> dict[str, ContentThreshold]:
        value, review = self.cleaned_data["threshold"], self.cleaned_data["review_from"]
        if encoder is None or value is None:
            return {}
        return {encoder.encoder_id: ContentThreshold(value, review)}

    def problems(self) -> list[str]:
        return [str(error) for errors in self.errors.values() for error in errors]
