"""What differs between the families of dual encoders."""

from dataclasses import dataclass

from search.encoders.base import EncoderError


@dataclass(frozen=True, slots=True)
class Family:
    """One architecture of transformers, by the `model_type` of its config.json."""

    model_type: str
    module: str
    """Where transformers keeps its classes."""
    text_class: str
    image_class: str
    output: str
    """The towers' output that is the vector."""
    processor: tuple[str, str]
    """Module and class of the image processor that works on PIL images without torchvision."""
    square: bool
    """Whether images are scaled to a square, or to their shorter side and then cropped."""
    fixed_length: bool
    """Whether texts must be padded to the full length, as the model was trained to read them."""
    text_width: str
    """The weight whose first dimension is that of the vectors."""
    templates: tuple[str, ...]


CLIP = Family(
    model_type="clip",
    module="transformers.models.clip.modeling_clip",
    text_class="CLIPTextModelWithProjection",
    image_class="CLIPVisionModelWithProjection",
    output="{}_embeds",
    processor=("transformers.models.clip.image_processing_pil_clip", "CLIPImageProcessorPil"),
    square=False,
    fixed_length=False,
    text_width="text_projection.weight",
    templates=("a photo of {}", "a product photo of {}", "a photo of {} on a white background"),
)

# SigLIP 2's models of one fixed resolution have this type too.
SIGLIP = Family(
    model_type="siglip",
    module="transformers.models.siglip.modeling_siglip",
    text_class="SiglipTextModel",
    image_class="SiglipVisionModel",
    output="pooler_output",
    processor=("transformers.models.siglip.image_processing_pil_siglip", "SiglipImageProcessorPil"),
    square=True,
    fixed_length=True,
    text_width="text_model.head.weight",
    templates=("this is a photo of {}.", "a product photo of {}."),
)

_FAMILIES = {family.model_type: family for family in (CLIP, SIGLIP)}


def family_of(model_type: str, model: str) -> Family:
    """Raises EncoderError with advice for an architecture that we do not speak."""
    if model_type == "siglip2":
        raise EncoderError(
            f"{model} is a SigLIP 2 of variable resolution (NaFlex). Use one of fixed resolution, "
            "for example clip:google/siglip2-base-patch32-256."
        )
    if model_type not in _FAMILIES:
        raise EncoderError(
            f"{model} is a model of type {model_type or 'unknown'!r}, not a dual encoder of type "
            f"{' or '.join(_FAMILIES)}. Models in open_clip's own format need their transformers "
            "counterpart."
        )
    return _FAMILIES[model_type]
