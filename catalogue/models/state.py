from django.db import models


class State(models.TextChoices):
    """Who sees a product or a category: shoppers see what is published, staff see all."""

    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    ARCHIVED = "archived", "Archived"
