"""One score from two parts: what the pictures show and what the words say.

score = (1 − w) · picture + w · words, both cosine similarities. A linear mixture keeps its meaning
on every page and under a threshold, which a fusion by ranks does not. The share w belongs to the
encoder: similarities of two texts spread far wider than those of a text and an image in CLIP's
space, and about as wide in that of the anchors.
"""

_SHARES = {"anchors": 0.3}
_OTHERS = 0.1


def text_share(encoder_name: str, configured: float = -1.0) -> float:
    """The share of the words under this encoder, 0 to 1; `configured` wins unless negative."""
    if configured >= 0:
        return min(configured, 1.0)
    return _SHARES.get(encoder_name.partition(":")[0], _OTHERS)


def mix(image_score: float, text_score: float | None, share: float) -> float:
    """The score of a product; one whose words are not embedded yet counts by its picture."""
    words = image_score if text_score is None else text_score
    return (1 - share) * image_score + share * words


def found_by(image_score: float, text_score: float | None, share: float) -> str:
    """Which part found it: “picture”, “words”, or “both” where neither gives twice the other."""
    picture = max((1 - share) * image_score, 0.0)
    words = max(share * (text_score or 0.0), 0.0)
    if picture >= 2 * words:
        return "picture"
    return "words" if words >= 2 * picture else "both"
