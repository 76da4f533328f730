"""The catalogue's pages for merchandisers. `search.admin` adds what machines derived."""

from django.contrib import admin

from catalogue.admin import attribute, category, people, product, rule

admin.site.index_title = "Overview"
admin.site.empty_value_display = "–"

__all__ = ["attribute", "category", "people", "product", "rule"]
