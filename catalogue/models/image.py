from django.db import models, transaction

from catalogue.images import NormalisedImage, store
from catalogue.models.product import Product
from catalogue.querysets import ProductImageQuerySet
from catalogue.signals import images_changed


class ProductImage(models.Model):
    """A picture of a product. The first by position is the primary one.

    What was uploaded is normalised once (`catalogue.images`): the master is what the encoder
    reads, the thumbnail what lists show. Files are named by content and never overwritten.
    """

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="images")
    position = models.PositiveSmallIntegerField(default=0)
    alt = models.CharField(
        "alternative text", max_length=300, blank=True, help_text="What the picture shows."
    )
    master = models.ImageField(
        upload_to="images", width_field="width", height_field="height", max_length=120
    )
    thumbnail = models.ImageField(upload_to="images", max_length=120, editable=False)
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)
    upload_digest = models.CharField(
        max_length=64, editable=False, help_text="SHA-256 of the file as it was given."
    )
    digest = models.CharField(max_length=64, editable=False, help_text="SHA-256 of the master.")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ProductImageQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        verbose_name = "image"
        constraints = [
            models.UniqueConstraint(
                fields=["product", "upload_digest"], name="image_once_per_product"
            ),
            models.CheckConstraint(condition=~models.Q(digest=""), name="image_has_digest"),
        ]
        indexes = [
            models.Index(fields=["digest"]),
            models.Index(fields=["product", "position", "id"]),
        ]

    def __str__(self) -> str:
        return self.alt or f"Image of {self.product}"

    def save(self, *args: object, **kwargs: object) -> None:
        with transaction.atomic():
            super().save(*args, **kwargs)  # type: ignore[arg-type]
            images_changed.send(ProductImage, image_ids=[self.pk])

    @property
    def description(self) -> str:
        """The text for people who do not see the picture."""
        return self.alt or self.product.title

    def use(self, normalised: NormalisedImage) -> None:
        """Take over a normalised picture: write its files, set the fields. Call `save` next."""
        self.master.name, self.thumbnail.name = store(normalised)
        self.width, self.height = normalised.width, normalised.height
        self.digest = normalised.digest
        self.upload_digest = normalised.upload_digest
