"""What the buttons of the Arrange tab do, and what is said about it."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest

from catalogue.arranging import hide, pin, remove_rule, save_rule, take_away
from catalogue.models import Category, Product, Rule, RuleKind
from search.admin.arrange_form import ArrangedRuleForm, PlaceForm

_LATER = "Shoppers see it once the category is published."


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a button. `form`: what was typed and is not right yet."""

    said: str
    product: Product | None = None
    tone: int = messages.SUCCESS
    form: ArrangedRuleForm | None = None


def act(category: Category, request: HttpRequest) -> Done | None:
    """None: no button of the page sends this."""
    verb = request.POST.get("do", "")
    if verb == "remove":
        return _remove(category, request)
    if verb == "rule":
        return _save(category, request)
    if verb not in _PLACING:
        return None
    form = PlaceForm(request.POST)
    if not form.is_valid():
        problems = [str(error) for errors in form.errors.values() for error in errors]
        return Done(" ".join(problems), tone=messages.ERROR)
    return _place(category, request, verb, form)


_PLACING = {"pin", "unpin", "hide", "show"}


def _place(category: Category, request: HttpRequest, verb: str, form: PlaceForm) -> Done:
    product, place = form.cleaned_data["product"], form.cleaned_data["place"]
    shown = product.parent or product
    if verb == "pin":
        place = place or form.cleaned_data["stands_at"] or 1
        pin(category, shown, place, request.user, stands_at=form.cleaned_data["stands_at"])
        return Done(f"{shown.title} is pinned to place {place}. {_LATER}", shown)
    if verb == "hide":
        hide(category, shown, request.user)
        return Done(f"{shown.title} is hidden. {_LATER}", shown)
    kind, done = (
        (RuleKind.PIN, "is no longer pinned")
        if verb == "unpin"
        else (RuleKind.HIDE, "is no longer hidden")
    )
    if take_away(category, kind, shown, request.user):
        return Done(f"{shown.title} {done}. {_LATER}", shown)
    return Done(f"{shown.title} {done}; somebody was quicker.", shown, messages.INFO)


def _remove(category: Category, request: HttpRequest) -> Done:
    key = request.POST.get("rule", "")
    if key.isdigit() and remove_rule(category, int(key), request.user):
        return Done(f"The rule is removed. {_LATER}")
    return Done("That rule is gone already; somebody was quicker.", tone=messages.INFO)


def _save(category: Category, request: HttpRequest) -> Done:
    rule = chosen_rule(category, request.POST.get("rule", ""))
    if rule is None:
        return Done("That rule is gone; somebody was quicker.", tone=messages.INFO)
    before = rule.position
    form = ArrangedRuleForm(request.POST, instance=rule)
    if not form.is_valid():
        text = "That is not right yet; see the fields marked below."
        return Done(text, tone=messages.ERROR, form=form)
    reason = form.cleaned_data.get("reason", "")
    rule = form.instance
    if rule.kind == RuleKind.PIN and rule.product and rule.position not in {before, None}:
        place = rule.position or 1
        pin(category, rule.product, place, request.user, stands_at=before, reason=reason)
    save_rule(rule, request.user, reason)
    return Done(f"The rule is kept. {_LATER}", rule.product)


def chosen_rule(category: Category, key: str) -> Rule | None:
    """A stored rule of this category, a new one for an empty key, None for one that is gone."""
    if not key:
        return Rule(category=category)
    if not key.isdigit():
        return None
    return category.rules.select_related("product__parent").filter(pk=int(key)).first()
