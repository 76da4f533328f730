"""The sentence encoder's tokenizer, without its weights."""

from pathlib import Path

from tokenizers import Tokenizer

MAX_TOKENS = 256
"""The model takes 512 but was trained on short texts and is published with this limit."""


def load_tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer of the folder, with neither cutting nor padding set."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
