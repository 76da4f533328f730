"""Trigrams of words, as pg_trgm makes them: two spaces before, one behind, each once."""


def trigrams(word: str) -> list[str]:
    padded = f"  {word.lower()} "
    return sorted({padded[start : start + 3] for start in range(len(padded) - 2)})
