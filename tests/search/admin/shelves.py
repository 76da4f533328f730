"""A small shop with one shelf, for the pages that arrange and publish it."""

from typing import Any

from django.contrib.auth.models import Group, User
from django.test import Client

from catalogue.models import Category, CategoryThreshold, Product
from search.embedding import drain
from search.models import EncoderInUse
from tests.factories import make_category, make_product

REDS = [(250, 0, 0), (230, 60, 20), (210, 90, 60), (190, 110, 80)]


def stock(encoder: EncoderInUse) -> Category:
    """R0 to R3 from the reddest on, and a blue one below the threshold; still a draft."""
    for number, red in enumerate(REDS):
        make_product(f"R{number}", red, title=f"Red bag {number}", stock=2, brand="Acme")
    make_product("BLUE", "blue", title="Blue bag", stock=2, brand="Bravo")
    drain()
    category = make_category("Red things", "something red", state="draft")
    CategoryThreshold.objects.create(category=category, encoder_id=encoder.encoder_id, value=0.7)
    return category


def edit(category: Category, **changes: Any) -> None:
    """As somebody else does it, in another window."""
    row = Category.objects.get(pk=category.pk)
    for name, value in changes.items():
        setattr(row, name, value)
    row.save()


def product(sku: str) -> Product:
    return Product.objects.get(sku=sku)


def visit_in_role(username: str, role: str) -> Client:
    """A browser signed in as a staff member with one of the four roles; '' for none."""
    user = User.objects.create_user(username, is_staff=True)
    if role:
        user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client
