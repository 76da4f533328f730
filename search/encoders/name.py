"""The name of an encoder as a user types it, taken apart."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from search.encoders.base import EncoderError
from search.encoders.cards import ANCHORS, DEFAULT_CLIP_MODEL

PRECISIONS = ("auto", "fp32", "bf16")


@dataclass(frozen=True, slots=True)
class EncoderName:
    text: str
    """As typed."""
    backend: str
    """`anchors` or `clip`."""
    model: str = ""
    """A model of the hub ("owner/model") or a local folder; empty for `anchors`."""
    precision: str = "auto"

    @classmethod
    def parse(cls, text: str) -> "EncoderName":
        """Raises EncoderError for a name that nothing answers to."""
        text = text.strip()
        if text == ANCHORS:
            return cls(text, ANCHORS)
        address, _, options = text.partition("?")
        backend, _, model = address.partition(":")
        if backend != "clip" or address == "clip:":
            raise EncoderError(
                f"There is no encoder {text!r}. Known are anchors, clip and clip:MODEL, where "
                "MODEL is a model of the Hugging Face hub (owner/name) or a local folder."
            )
        return cls(text, backend, model or DEFAULT_CLIP_MODEL, _precision(options))


def _precision(options: str) -> str:
    given = dict(parse_qsl(options, keep_blank_values=True))
    precision = given.pop("precision", "auto")
    if given or precision not in PRECISIONS:
        raise EncoderError(
            f"An encoder's name may end in ?precision= with {', '.join(PRECISIONS)}; "
            f"found {options!r}."
        )
    return precision
