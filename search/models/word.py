from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Word(models.Model):
    """A word of the catalogue, for autocomplete and forgiving spelling.

    Its trigrams stand in an array with a GIN index, so that this works on any PostgreSQL, with or
    without the extension pg_trgm.
    """

    text = models.CharField(max_length=64, unique=True)
    trigrams = ArrayField(models.CharField(max_length=3))
    products = models.PositiveIntegerField(help_text="How many published products use it.")

    class Meta:
        indexes = [
            GinIndex(fields=["trigrams"], name="word_trigrams"),
            models.Index(fields=["text"], opclasses=["varchar_pattern_ops"], name="word_prefix"),
        ]

    def __str__(self) -> str:
        return self.text
