from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from catalogue.models import Product


class LexicalDocument(models.Model):
    """A product's words as PostgreSQL's full-text search reads them (`search.lexical`)."""

    product = models.OneToOneField(
        Product, on_delete=models.CASCADE, primary_key=True, related_name="lexical_document"
    )
    document = SearchVectorField()
    indexed_at = models.DateTimeField()

    class Meta:
        indexes = [GinIndex(fields=["document"], name="lexicaldocument_document")]

    def __str__(self) -> str:
        return f"Words of {self.product_id}"
