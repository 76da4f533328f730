from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from catalogue.models import Product

_MOST_BRANDS = 40


class StockFilter(admin.SimpleListFilter):
    title = "stock"
    parameter_name = "stock"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        return [("in", "In stock"), ("out", "Sold out")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "in":
            return queryset.filter(stock__gt=0)
        return queryset.filter(stock=0) if self.value() == "out" else queryset


class BrandFilter(admin.SimpleListFilter):
    """The brands with most products; the others are found by searching for their name."""

    title = "brand"
    parameter_name = "brand"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        brands = (
            Product.objects.exclude(brand="")
            .values_list("brand")
            .annotate(products=Count("pk"))
            .order_by("-products", "brand")[:_MOST_BRANDS]
        )
        return [(brand, f"{brand} ({products})") for brand, products in brands]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(brand=self.value()) if self.value() else queryset
