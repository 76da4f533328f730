"""What staff see beyond shoppers."""

from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.urls import NoReverseMatch, reverse


def edit_url(row: models.Model, user: User | AnonymousUser) -> str:
    """Where the admin edits this row; '' for whoever may not."""
    name = f"{row._meta.app_label}.change_{row._meta.model_name}"
    if not (user.is_staff and user.has_perm(name)):
        return ""
    try:
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    except NoReverseMatch:  # this kind of row is not in the admin
        return ""
