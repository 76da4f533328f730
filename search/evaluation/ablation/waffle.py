"""Prompts with words that mean nothing here: the control of parts that add words.

Roth et al., "Waffling around for Performance: Visual Classification with Random Words and Broad
Concepts" (2023), showed that random words and even random letters give much of what descriptions
give. The wording is our own.
"""

import string

import numpy as np

from search.methods.background import BACKGROUND


def waffle_prompts(name: str, count: int, rng: np.random.Generator) -> list[str]:
    """`count` prompts of a name, by turns with two random goods and with two random words."""
    return [
        f"a photo of a {name}, which has {_goods(rng) if turn % 2 else _letters(rng)}"
        for turn in range(count)
    ]


def random_goods(count: int, rng: np.random.Generator) -> list[str]:
    """Different nouns from the background."""
    return [str(noun) for noun in rng.permutation(list(BACKGROUND))[:count]]


def _goods(rng: np.random.Generator) -> str:
    return ", ".join(random_goods(2, rng))


def _letters(rng: np.random.Generator) -> str:
    words = ("".join(rng.choice(list(string.ascii_lowercase), 6)) for _ in range(2))
    return ", ".join(words)
