from django import forms
from django.http import QueryDict

from catalogue.arranging import LAST_PLACE
from catalogue.forms.rule import RuleForm
from catalogue.models import Product, Rule, RuleKind

_NOT_FOR = {
    RuleKind.PIN: ("kind", "condition", "strength"),
    RuleKind.HIDE: ("kind", "condition", "strength", "position"),
    RuleKind.BOOST: ("position",),
    RuleKind.BURY: ("position",),
}
_MOVING = [(RuleKind.BOOST.value, "Boost"), (RuleKind.BURY.value, "Bury")]


class PlaceForm(forms.Form):
    """What the buttons of a card send; `stands_at` is empty for a product outside the shelf."""

    product = forms.ModelChoiceField(
        Product.objects.select_related("parent"),
        error_messages={"invalid_choice": "That product is no longer there."},
    )
    place = forms.IntegerField(
        required=False,
        error_messages={"invalid": f"A place is a whole number from 1 to {LAST_PLACE}."},
    )
    stands_at = forms.IntegerField(required=False)

    def clean_place(self) -> int | None:
        place: int | None = self.cleaned_data["place"]
        return None if place is None else min(max(place, 1), LAST_PLACE)


class ArrangedRuleForm(RuleForm):
    """A rule of the category that is being arranged: a new boost or bury, or any one changed."""

    kind = forms.ChoiceField(choices=_MOVING, initial=RuleKind.BOOST, widget=forms.RadioSelect)

    def __init__(self, data: QueryDict | None = None, *, instance: Rule) -> None:
        super().__init__(data, instance=instance, auto_id="id_rule_%s")
        kind = RuleKind(instance.kind) if instance.kind else RuleKind.BOOST
        for name in ("category", "query", "product", *_NOT_FOR[kind]):
            del self.fields[name]
