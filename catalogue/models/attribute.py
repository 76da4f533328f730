from django.contrib.postgres.fields import ArrayField
from django.db import models

from catalogue.models.history import history

MAX_ATTRIBUTE_PROMPTS = 16


class Attribute(models.Model):
    """A property that one can see, said in words: “with a solar panel”, “striped”.

    Not to be mixed up with a product's typed attributes, which are facts of the shop.
    """

    name = models.CharField(max_length=120, unique=True)
    prompts = ArrayField(
        models.CharField(max_length=500),
        size=MAX_ATTRIBUTE_PROMPTS,
        help_text="How it looks, one way a line: “a thing with a solar panel”.",
    )
    opposites = ArrayField(
        models.CharField(max_length=500),
        default=list,
        blank=True,
        size=MAX_ATTRIBUTE_PROMPTS,
        help_text="How a product without it looks: “a plain thing”. Two sides tell more than one.",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    history = history(excluded_fields=["created_at", "updated_at"])

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
