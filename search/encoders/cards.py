"""The encoders that we know and recommend; any other dual encoder works by its own name."""

from search.encoders.base import EncoderCard

ANCHORS = "anchors"
DEFAULT_CLIP_MODEL = "laion/CLIP-ViT-B-32-laion2B-s34B-b79K"

CARDS: tuple[EncoderCard, ...] = (
    EncoderCard(
        name=ANCHORS,
        title="Anchors: EfficientNet-Lite2 and MiniLM joined at the 1000 ImageNet classes",
        licence="Apache-2.0 (both models), MIT (class descriptions), WordNet 3.0",
        dimensions=1011,
        size_mb=116,
        max_text_tokens=256,
        good_for="machines that cannot reach a model hub; things that are near an ImageNet class",
    ),
    EncoderCard(
        name="clip",
        title="CLIP ViT-B/32, trained on LAION-2B",
        licence="MIT",
        dimensions=512,
        size_mb=605,
        max_text_tokens=77,
        good_for="the default: open vocabulary, quick on a CPU",
    ),
    EncoderCard(
        name="clip:google/siglip2-base-patch32-256",
        title="SigLIP 2 B/32, 256 pixels",
        licence="Apache-2.0",
        dimensions=768,
        size_mb=1510,
        max_text_tokens=64,
        good_for="better rankings and many languages at the same cost for an image",
    ),
    EncoderCard(
        name="clip:patrickjohncyh/fashion-clip",
        title="FashionCLIP 2.0, ViT-B/32",
        licence="MIT",
        dimensions=512,
        size_mb=605,
        max_text_tokens=77,
        good_for="clothes, shoes and bags",
    ),
)
