"""What a person should know about the words of a draft before trusting its preview."""

from dataclasses import dataclass

from search.methods.english import beyond_ascii
from search.preview import Preview

WEAK_COVERAGE = 0.35
_FOREIGN = 0.5
_ENGLISH_ONLY = ("anchors",)


@dataclass(frozen=True, slots=True)
class Note:
    """icon: of the theme's symbols."""

    icon: str
    text: str


def notes_on(seen: Preview) -> list[Note]:
    return [*_on_language(seen), *_on_length(seen), *_on_count(seen)]


def _on_language(seen: Preview) -> list[Note]:
    name, coverage = seen.encoder.name, seen.retrieval.scoring.coverage
    foreign = [text for text in seen.content.texts if beyond_ascii(text) > _FOREIGN]
    if foreign and name in _ENGLISH_ONLY:
        return [
            Note(
                "translate",
                f"The encoder “{name}” reads English only, so it does not understand "
                f"“{_short(foreign[0])}”. Say it in English; the name that shoppers see may stay "
                "as it is.",
            )
        ]
    if coverage is not None and coverage < WEAK_COVERAGE:
        english = " It reads English only." if name in _ENGLISH_ONLY else ""
        return [
            Note(
                "visibility_off",
                f"These words are far from what the encoder “{name}” can see, so this ranking may "
                f"be poor.{english} Try a plainer name for the thing.",
            )
        ]
    return []


def _on_length(seen: Preview) -> list[Note]:
    return [
        Note(
            "content_cut",
            f"“{_short(prompt.text)}” has {prompt.tokens} tokens; the encoder reads the first "
            f"{seen.words.max_text_tokens}. The end has no effect: shorten it, or move it to a "
            "prompt of its own.",
        )
        for prompt in seen.words.prompts
        if prompt.too_long
    ]


def _on_count(seen: Preview) -> list[Note]:
    if seen.total > 1 and float(seen.scores[0]) - float(seen.scores[-1]) < 1e-6:
        return [
            Note(
                "drag_handle",
                "These words fit all products alike, so no threshold can tell them apart. Say "
                "what one can see on the products that belong here.",
            )
        ]
    if seen.threshold is None:
        return []
    if not seen.count:
        best = float(seen.scores[0])
        return [
            Note(
                "filter_alt_off",
                f"No product reaches this threshold; the best one scores {best:.3f}. Lower the "
                "threshold, or say it in other words.",
            )
        ]
    if seen.count == seen.total > 1:
        return [
            Note(
                "select_all",
                "Every product reaches this threshold, so it keeps nothing out. Raise it until "
                "the first products that do not belong are gone.",
            )
        ]
    return []


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
