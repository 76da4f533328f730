from django.db import models

from catalogue.models import Category
from search.models.encoder import EncoderInUse


class StoredCalibration(models.Model):
    """How scores of a published category read as probabilities, fitted on people's decisions.

    It holds for one scoring only: `scoring_digest` names the definition that the scores came from.
    """

    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="calibrations")
    encoder = models.ForeignKey(EncoderInUse, on_delete=models.CASCADE, related_name="+")
    scoring_digest = models.CharField(max_length=64)
    curve = models.JSONField(help_text="As `search.methods.calibration.Calibration.as_dict`.")
    approved = models.PositiveIntegerField()
    rejected = models.PositiveIntegerField()
    fitted_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["category", "encoder"], name="one_calibration_per_category_and_encoder"
            )
        ]
        verbose_name = "calibration"

    def __str__(self) -> str:
        return f"{self.category} under {self.encoder}"
