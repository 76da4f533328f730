"""Texts to token ids as the model was trained to read them, without torch."""

import string
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from search.encoders.base import EncoderError
from search.encoders.clip.checkpoint import Checkpoint, read_settings
from search.encoders.clip.weights import shape_of

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_POSITIONS = "text_model.embeddings.position_embedding.weight"
_PUNCTUATION = str.maketrans("", "", string.punctuation)


class Tokens:
    """The tokenizer of one model with the padding and the cutting that belong to it.

    A family with a fixed length (SigLIP) is padded to it, because its text vector is read at the
    last position, padding or not. CLIP reads its vector at the end of the text, so padding to
    the longest text of the batch gives the same vectors in a third of the time.
    """

    def __init__(self, checkpoint: Checkpoint) -> None:
        folder = checkpoint.folder
        self.max_tokens = shape_of(folder, _POSITIONS)[0]
        settings_file = folder / "tokenizer_config.json"
        self._settings = read_settings(settings_file) if settings_file.is_file() else {}
        self._fixed_length = checkpoint.family.fixed_length
        self._whole = _load(folder)
        self._cut = _load(folder)
        self._cut.enable_truncation(self.max_tokens)
        names = self._settings.get("model_input_names", ["input_ids", "attention_mask"])
        self.with_mask = "attention_mask" in names
        self._pad_id = self._find_pad_id(checkpoint)

    def count(self, text: str) -> int:
        return len(self._whole.encode(self._canonical(text)).ids)

    def encode(self, texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Token ids and mask, both (n, length): 1 in the mask where there is text."""
        encoded = [item.ids for item in self._cut.encode_batch([*map(self._canonical, texts)])]
        longest = max(1, *(len(ids) for ids in encoded))
        length = self.max_tokens if self._fixed_length else longest
        tokens = np.full((len(encoded), length), self._pad_id, dtype=np.int64)
        mask = np.zeros((len(encoded), length), dtype=np.int64)
        for row, ids in enumerate(encoded):
            tokens[row, : len(ids)] = ids
            mask[row, : len(ids)] = 1
        return tokens, mask

    def _canonical(self, text: str) -> str:
        """SigLIP and SigLIP 2 were trained on lower case, the former without punctuation.

        Their tokenizer files leave this to the caller (`do_lower_case`), see
        https://github.com/google-research/big_vision, `pp/proj/image_text`.
        """
        if self._settings.get("tokenizer_class") == "SiglipTokenizer":
            text = " ".join(text.translate(_PUNCTUATION).split())
        if self._fixed_length and self._settings.get("do_lower_case"):
            text = text.lower()
        return text

    def _find_pad_id(self, checkpoint: Checkpoint) -> int:
        named = self._settings.get("pad_token")
        if isinstance(named, dict):
            named = named.get("content")
        found = self._whole.token_to_id(named) if isinstance(named, str) else None
        if found is None:
            text_config = checkpoint.config.get("text_config") or {}
            found = text_config.get("pad_token_id")
        return int(found or 0)


def _load(folder: Path) -> "Tokenizer":
    from tokenizers import Tokenizer

    if (folder / "tokenizer.json").is_file():
        try:
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # the library raises nothing more exact
            raise EncoderError(f"tokenizer.json of {folder} cannot be read: {error}") from error
    elif (folder / "vocab.json").is_file() and (folder / "merges.txt").is_file():
        # Models of the first years come without the quick format; transformers builds it.
        from transformers.models.clip.tokenization_clip import CLIPTokenizer

        tokenizer = CLIPTokenizer.from_pretrained(folder).backend_tokenizer
    else:
        raise EncoderError(
            f"{folder} holds no tokenizer.json: save the model's tokenizer beside it."
        )
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
