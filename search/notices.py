"""What a person should know about a ranking before trusting it."""

from dataclasses import dataclass

from search.ranking import Ranking

LOW_COVERAGE, IMAGES_WAITING = "low_coverage", "images_waiting"
_LOW = 0.35


@dataclass(frozen=True, slots=True)
class Notice:
    """code: for programs, stable; message: for people."""

    code: str
    message: str


def notices(ranking: Ranking) -> list[Notice]:
    found = []
    if ranking.coverage is not None and ranking.coverage < _LOW:
        found.append(
            Notice(
                LOW_COVERAGE,
                f"This text is far from everything that the encoder “{ranking.encoder.name}” can "
                "see, so the order may be poor. Other words for the same thing may do better.",
            )
        )
    if ranking.waiting:
        verb = "is" if ranking.waiting == 1 else "are"
        found.append(
            Notice(
                IMAGES_WAITING,
                f"{ranking.waiting:,} of {ranking.images:,} pictures {verb} still being read and "
                "cannot appear yet.",
            )
        )
    return found
