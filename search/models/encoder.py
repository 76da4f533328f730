from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from search.encoders import Encoder, EncoderError, get_encoder
from search.prompts import check_template


def one_slot(template: str) -> None:
    """Raise ValidationError unless the template has its slot."""
    try:
        check_template(template)
    except ValueError as error:
        raise ValidationError(
            f"“{template}” needs exactly one {{}} where the text goes, and no other brace."
        ) from error


class EncoderState(models.TextChoices):
    FILLING = "filling", "Being filled"
    ACTIVE = "active", "In use"
    RETIRED = "retired", "Retired"


class EncoderInUseQuerySet(models.QuerySet["EncoderInUse"]):
    def active(self) -> "EncoderInUse | None":
        """The encoder that answers searches; None before the set-up."""
        return self.filter(state=EncoderState.ACTIVE).first()

    def working(self) -> Self:
        """Those for which workers compute: the one in use and one being filled beside it."""
        return self.filter(state__in=[EncoderState.ACTIVE, EncoderState.FILLING])


class EncoderInUse(models.Model):
    """An encoder that this shop chose, now or before. Changed by people only, never silently."""

    name = models.CharField(max_length=200, help_text="As typed: anchors, clip:google/….")
    encoder_id = models.CharField(
        max_length=200, unique=True, help_text="Vectors of different ids never mix."
    )
    revision = models.CharField(max_length=100, blank=True)
    dimensions = models.PositiveIntegerField()
    state = models.CharField(
        max_length=10, choices=EncoderState.choices, default=EncoderState.FILLING
    )
    templates = ArrayField(
        models.CharField(max_length=300, validators=[one_slot]),
        default=list,
        blank=True,
        size=32,
        verbose_name="prompt templates",
        help_text="Sentences with {} for what is meant, one a line. Empty: the encoder's own.",
    )
    reason = models.CharField(max_length=300, blank=True, help_text="Why it was chosen.")
    created_at = models.DateTimeField(auto_now_add=True)
    activated_at = models.DateTimeField(null=True, blank=True)

    objects = EncoderInUseQuerySet.as_manager()

    class Meta:
        ordering = ["-activated_at", "-id"]
        verbose_name = "encoder"
        permissions = [("run_jobs", "Can run jobs: embed again, rescan, retry")]
        constraints = [
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(state="active"), name="one_active_encoder"
            ),
            models.CheckConstraint(
                condition=models.Q(dimensions__gte=1, dimensions__lte=4000),
                name="encoder_fits_halfvec",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def load(self) -> Encoder:
        """The encoder itself, light until a tower is needed.

        Raises EncoderError when it cannot be had, or is not the one that the stored vectors come
        from any more: vectors of two encoders must not mix.
        """
        encoder = get_encoder(self.name, revision=self.revision or None)
        if encoder.id != self.encoder_id:
            raise EncoderError(
                f"“{self.name}” is {encoder.id} here and now, but the vectors of this shop come "
                f"from {self.encoder_id}. Run `manage.py encoder use {self.name}` to embed again."
            )
        return encoder

    def activate(self) -> None:
        """Make this the encoder that answers; the one before it is kept, retired."""
        with transaction.atomic():
            EncoderInUse.objects.exclude(pk=self.pk).filter(state=EncoderState.ACTIVE).update(
                state=EncoderState.RETIRED
            )
            self.state = EncoderState.ACTIVE
            self.activated_at = timezone.now()
            self.save(update_fields=["state", "activated_at"])
