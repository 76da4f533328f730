"""What a person should know about a ranking before trusting it."""

from dataclasses import dataclass

from search.ranking import Ranking

LOW_COVERAGE, IMAGES_WAITING = "low_coverage", "images_waiting"
NO_ENCODER = "no_encoder"
_LOW = 0.35


@dataclass(frozen=True, slots=True)
class Notice:
    """code: for programs, stable; message: for people."""

    code: str
    message: str


def notices(ranking: Ranking) -> list[Notice]:
    found = []
    if ranking.no_encoder:
        found.append(
            Notice(
                NO_ENCODER,
                "Search by what pictures show is not ready at the moment. These products use the "
                "words themselves.",
            )
        )
    if _is_far(ranking):
        found.append(
            Notice(
                LOW_COVERAGE,
                f"This text is far from everything that the encoder “{_name(ranking)}” can see, so "
                "the order may be poor. Other words for the same thing may do better.",
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


def _is_far(ranking: Ranking) -> bool:
    """A product that the text names was found all the same."""
    named = any(hit.named for hit in ranking.hits)
    return ranking.coverage is not None and ranking.coverage < _LOW and not named


def _name(ranking: Ranking) -> str:
    return ranking.encoder.name if ranking.encoder else ""
