from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue.models import Product
from catalogue.views.tree import leaves, visible_tree
from search.views.examples import examples

_CATEGORIES = 12
_NEWEST = 12


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    branches = visible_tree()
    newest = Product.objects.visible().filter(parent=None).with_images().order_by("-pk")
    return render(
        request,
        "shop/home.html",
        {
            "branches": branches[:_CATEGORIES],
            "examples": examples(leaves(branches)),
            "newest": newest[:_NEWEST],
        },
    )
