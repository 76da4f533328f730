"""How a definition that is still being written would look as a shelf. Nothing is written."""

from search.preview.attributes import AttributePreview, attribute_preview
from search.preview.changes import Changes
from search.preview.likelihood import Likelihood
from search.preview.parts import SWITCHES, PartEffect, applying, part_effect
from search.preview.previewing import Preview, preview
from search.preview.prompts import RenderedPrompt
from search.preview.shelves import retrieval_of

__all__ = [
    "SWITCHES",
    "AttributePreview",
    "Changes",
    "Likelihood",
    "PartEffect",
    "Preview",
    "RenderedPrompt",
    "applying",
    "attribute_preview",
    "part_effect",
    "preview",
    "retrieval_of",
]
