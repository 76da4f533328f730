"""Edges: news from the catalogue become waiting rows, in the same transaction, and a wake-up."""

from typing import Any

from django.dispatch import receiver

from catalogue.signals import (
    categories_changed,
    categories_published,
    images_changed,
    products_changed,
)
from search.embedding import request_categories, request_images, request_texts
from search.lexical import index_products
from search.rescanning import request_scans


@receiver(images_changed)
def request_embeddings(image_ids: list[int], **_: Any) -> None:
    request_images(image_ids)


@receiver(products_changed)
def request_text_embeddings(product_ids: list[int], **_: Any) -> None:
    request_texts(product_ids)
    index_products(product_ids)


@receiver(categories_changed)
def request_category_vectors(category_ids: list[int], **_: Any) -> None:
    request_categories(category_ids)


@receiver(categories_published)
def request_shelf(category_ids: list[int], **_: Any) -> None:
    request_categories(category_ids)
    request_scans(category_ids)
