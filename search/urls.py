"""Addresses of the shop's pages and of the API."""

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView

from catalogue.views.tree import categories
from search.views.category import category, category_front
from search.views.clicks import search_click, search_settled
from search.views.draft_from_search import draft_from_search
from search.views.favicon import favicon
from search.views.free_text_category import free_text_category
from search.views.health import healthz
from search.views.home import home
from search.views.picture import picture_search
from search.views.product import product
from search.views.search import search
from search.views.suggestions import suggestions

urlpatterns = [
    path("", home, name="home"),
    re_path(r"^search/?$", search, name="search"),
    path("search/picture", picture_search, name="picture-search"),
    path("search/draft", draft_from_search, name="draft-from-search"),
    path("search/suggestions", suggestions, name="suggestions"),
    path("search/click", search_click, name="search-click"),
    path("search/settled", search_settled, name="search-settled"),
    path("for/<path:slug>/", free_text_category, name="free-text-category"),
    path("c/", categories, name="categories"),
    path("c/<slug:slug>/", category, name="category"),
    path("c/<slug:slug>/front", category_front, name="category-front"),
    path("p/<path:sku>/", product, name="product"),
    path("healthz", healthz, name="healthz"),
    path("favicon.ico", favicon),
    path("api/schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("api/docs/", SpectacularSwaggerView.as_view(url_name="api-schema"), name="api-docs"),
    path("api/v1/", include("search.api.urls")),
]
