"""The next thing to do about a product that is missing: what the first failed step asks for."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode

from catalogue.models import Category, Product, Verdict
from search.explanation import Condition, Explanation
from search.models import ImageEmbedding, Status

Person = User | AnonymousUser


@dataclass(frozen=True, slots=True)
class Following:
    """A link, or a button where `verdict` or `posts` says so."""

    label: str
    url: str
    verdict: str = ""
    posts: bool = False


def following(request: HttpRequest, explanation: Explanation) -> list[Following]:
    """What this person may do about it, the nearest first; [] where it is here."""
    step = explanation.why_not
    if step is None:
        return []
    return _NEXT[step.condition](request, explanation)


def _nothing(request: HttpRequest, explanation: Explanation) -> list[Following]:
    """It is as it should be."""
    return []


def _reword(request: HttpRequest, explanation: Explanation) -> list[Following]:
    return _product_link("Write these words into the product", explanation.product)


def _publish(request: HttpRequest, explanation: Explanation) -> list[Following]:
    product = explanation.product
    hidden = product.parent if product.parent and not product.parent.is_visible else product
    verb = "publish it" if request.user.has_perm("catalogue.change_product") else "look"
    return _product_link(f"Open “{hidden}” and {verb}", hidden)


def _unfilter(request: HttpRequest, explanation: Explanation) -> list[Following]:
    kept = {
        name: request.GET[name] for name in ("q", "sku", "of", "similar_to") if name in request.GET
    }
    return [Following("Ask again without the filters", f"?{urlencode(kept)}")]


def _embed(request: HttpRequest, explanation: Explanation) -> list[Following]:
    product = explanation.product
    rows = ImageEmbedding.objects.filter(image__product=product).defer("vector")
    failed = rows.filter(status=Status.FAILED).first()
    found = []
    if failed is not None and request.user.has_perm("search.change_imageembedding"):
        url = reverse("admin:search_imageembedding_retry", args=[failed.pk])
        found.append(Following("Try to embed it again", url, posts=True))
    if product.images.exists():
        url = reverse("admin:search_imageembedding_changelist")
        found.append(
            Following(
                "See how far its pictures are", f"{url}?image__product__id__exact={product.pk}"
            )
        )
        return found
    return _product_link("Add a picture to the product", product)


def _compare(request: HttpRequest, explanation: Explanation) -> list[Following]:
    other = explanation.query.similar_to
    return _product_link(f"Open “{other}”", other) if other else []


def _undo(request: HttpRequest, explanation: Explanation) -> list[Following]:
    category = explanation.query.category
    if category is None:
        return []
    group = explanation.product.group_id
    is_decided = category.decisions.filter(product=group, verdict=Verdict.REJECT).exists()
    if not is_decided:  # taken back already, and still as it was for shoppers
        return _page("Publish that it was taken back", "publish", category)
    found = []
    if request.user.has_perm("catalogue.delete_decision"):
        url = reverse("admin:catalogue_category_why_decide", args=[category.pk])
        found.append(Following("Undo the decision", url, verdict="undo", posts=True))
    return [*found, *_page("Open the review", "review", category)]


def _unhide(request: HttpRequest, explanation: Explanation) -> list[Following]:
    category = explanation.query.category
    if category is not None:
        return _page("End the rule", "arrange", category)
    return _link("See the rules", "admin:catalogue_rule_changelist")


def _reach(request: HttpRequest, explanation: Explanation) -> list[Following]:
    category, found = explanation.query.category, []
    if category is None:
        return []
    if request.user.has_perm("catalogue.change_decision"):
        url = reverse("admin:catalogue_category_why_decide", args=[category.pk])
        found.append(Following("Approve it here", url, verdict=Verdict.APPROVE, posts=True))
    if explanation.waits:
        found += _page("Open the review", "review", category)
    return [*found, *_page("Lower the threshold, or say it in other words", "change", category)]


def _weaker(request: HttpRequest, explanation: Explanation) -> list[Following]:
    params = request.GET.copy()
    params["weaker"] = "1"
    return [Following("Ask again with weaker matches", f"?{params.urlencode()}")]


def _page(label: str, name: str, category: Category) -> list[Following]:
    return _link(label, f"admin:catalogue_category_{name}", category.pk)


def _product_link(label: str, product: Product) -> list[Following]:
    return _link(label, "admin:catalogue_product_change", product.pk)


def _link(label: str, name: str, *args: int) -> list[Following]:
    try:
        return [Following(label, reverse(name, args=args))]
    except NoReverseMatch:  # that page is not in this admin
        return []


_NEXT: dict[Condition, Callable[[HttpRequest, Explanation], list[Following]]] = {
    Condition.ITSELF: _nothing,
    Condition.VISIBLE: _publish,
    Condition.FILTERS: _unfilter,
    Condition.PICTURE: _embed,
    Condition.COMPARABLE: _compare,
    Condition.DECISION: _undo,
    Condition.RULE: _unhide,
    Condition.THRESHOLD: _reach,
    Condition.WORDS: _reword,
    Condition.NAMED: _weaker,
    Condition.CUT_OFF: _weaker,
}
