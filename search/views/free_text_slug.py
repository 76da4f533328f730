"""A free text as the last part of an address, and back again: every text, letter for letter.

A space becomes “-” and a hyphen “_”, which few texts hold; what would mean something else in an
address stands behind “~”. Letters and signs of other languages stay what they are.
"""

_ESCAPES = {"~": "~~", "_": "~_", "/": "~s"}
_PLAIN = {" ": "-", "-": "_"}
_BACK = {"-": " ", "_": "-"}
_ESCAPED = {"s": "/", "d": "."}


def slug_of(text: str) -> str:
    """“solar-powered backpacks” is “solar_powered-backpacks”. `text`: cleaned."""
    written = "".join(_ESCAPES.get(sign) or _PLAIN.get(sign, sign) for sign in text)
    # browsers take “.” and “..” for the folder itself and the one above
    return f"~d{written[1:]}" if written.startswith(".") else written


def text_of(slug: str) -> str:
    """What `slug_of` wrote; of any other address something readable."""
    text, signs = [], iter(slug)
    for sign in signs:
        if sign == "~":
            escaped = next(signs, "~")
            text.append(_ESCAPED.get(escaped, escaped))
        else:
            text.append(_BACK.get(sign, sign))
    return "".join(text)
