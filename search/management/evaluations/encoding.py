"""Encode a set's images with a bar that people can follow."""

from pathlib import Path

from django.conf import settings
from rich.console import Console

from search.encoders import Encoder
from search.evaluation.image_vectors import ImageVectors, cache_for, image_vectors
from search.management.progress_bar import counting_bar


def encode_with_progress(
    encoder: Encoder, images: list[Path], progress: Console, *, no_cache: bool
) -> ImageVectors:
    """Raises DatasetError if an image cannot be opened."""
    cache = None if no_cache else cache_for(encoder, settings.STATE_DIR / "evaluation")
    with counting_bar(progress, transient=True) as bar:
        task = bar.add_task(f"Images through {encoder.name}", total=len(images))
        return image_vectors(encoder, images, cache, lambda count: bar.advance(task, count))
