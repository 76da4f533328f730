"""Addresses of the API. Where one ends without a slash, the other form answers alike.

A SKU is the shop's own and may hold a slash.
"""

from django.urls import path

from catalogue.api.views import CategoryListView, CategoryView, ProductView
from search.api.explanation import ExplanationView
from search.api.picture import PictureView
from search.api.suggestions import SuggestionsView
from search.api.views import (
    CategoryProductsView,
    NoSuchAddressView,
    SearchView,
    SimilarProductsView,
)

urlpatterns = [
    path("search", SearchView.as_view(), name="api-search"),
    path("search/", SearchView.as_view(schema=None)),
    path("search/picture", PictureView.as_view(), name="api-search-picture"),
    path("search/picture/", PictureView.as_view(schema=None)),
    path("suggestions", SuggestionsView.as_view(), name="api-suggestions"),
    path("suggestions/", SuggestionsView.as_view(schema=None)),
    path("explanation", ExplanationView.as_view(), name="api-explanation"),
    path("explanation/", ExplanationView.as_view(schema=None)),
    path("categories/", CategoryListView.as_view(), name="api-categories"),
    path("categories/<slug:slug>/", CategoryView.as_view(), name="api-category"),
    path(
        "categories/<slug:slug>/products",
        CategoryProductsView.as_view(),
        name="api-category-products",
    ),
    path("categories/<slug:slug>/products/", CategoryProductsView.as_view(schema=None)),
    path("products/<path:sku>/similar", SimilarProductsView.as_view(), name="api-similar"),
    path("products/<path:sku>/similar/", SimilarProductsView.as_view(schema=None)),
    path("products/<path:sku>/", ProductView.as_view(), name="api-product"),
    path("<path:rest>", NoSuchAddressView.as_view()),
]
