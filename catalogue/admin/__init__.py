"""The catalogue's pages for merchandisers. `search.admin` adds what machines derived."""

from catalogue.admin import category, people, product

__all__ = ["category", "people", "product"]
