from django.contrib.admin import ModelAdmin
from django.urls import URLPattern

from catalogue.models import Category


def urls(admin: "ModelAdmin[Category]") -> list[URLPattern]:
    return []
