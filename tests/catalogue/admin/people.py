"""Staff members to visit the admin as, and what they type."""

from typing import Any

from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from catalogue.models import Category, Product


def visit_as(username: str, *permissions: str, superuser: bool = False) -> Client:
    """A browser signed in as a staff member who holds just these permissions."""
    user = User.objects.create_user(username, is_staff=True, is_superuser=superuser)
    for permission in permissions:
        app, codename = permission.split(".")
        user.user_permissions.add(
            Permission.objects.get(content_type__app_label=app, codename=codename)
        )
    client = Client()
    client.force_login(user)
    return client


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def typed_product(product: Product | None = None, /, **changes: Any) -> dict[str, Any]:
    """What a browser posts for a product page whose fields are as stored, except `changes`."""
    images = list(product.images.all()) if product else []
    data: dict[str, Any] = {
        "sku": product.sku if product else "NEW-1",
        "title": product.title if product else "New",
        "description": "",
        "brand": "",
        "price": "",
        "stock": "0",
        "attributes": "",
        "parent": "",
        "state": "draft",
        "publish_at_0": "",
        "publish_at_1": "",
        "images-TOTAL_FORMS": str(len(images) + 1),
        "images-INITIAL_FORMS": str(len(images)),
        "variants-TOTAL_FORMS": "0",
        "variants-INITIAL_FORMS": "0",
    }
    for number, image in enumerate(images):
        data |= {
            f"images-{number}-id": str(image.pk),
            f"images-{number}-product": str(image.product_id),
            f"images-{number}-alt": image.alt,
            f"images-{number}-position": str(image.position),
        }
    last = len(images)
    data |= {f"images-{last}-alt": "", f"images-{last}-position": "", f"images-{last}-id": ""}
    return data | changes


def typed_category(category: Category | None = None, /, **changes: Any) -> dict[str, Any]:
    """What a browser posts for a category's page: as stored, without rows, except `changes`."""
    data: dict[str, Any] = {
        "name": category.name if category else "Red things",
        "slug": category.slug if category else "red-things",
        "definition": category.definition if category else "something red",
        "prompts": "\n".join(category.prompts) if category else "",
        "combination": category.combination if category else "mean",
        "negatives": "\n".join(category.negatives) if category else "",
        "negative_weight": str(category.negative_weight) if category else "1.0",
        "parent": str(category.parent_id or "") if category else "",
        "revision": str(category.revision) if category else "",
        "threshold": "",
        "review_from": "",
    }
    return data | rows("category_attributes") | rows("relations") | changes


def rows(prefix: str, *typed: dict[str, Any]) -> dict[str, Any]:
    """What a browser posts for rows below a form."""
    data: dict[str, Any] = {
        f"{prefix}-TOTAL_FORMS": str(len(typed)),
        f"{prefix}-INITIAL_FORMS": str(sum("id" in row for row in typed)),
    }
    for number, row in enumerate(typed):
        data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return data
