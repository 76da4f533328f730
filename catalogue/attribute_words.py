"""Attributes of products as one reads them."""

_YES_NO = {"true": "yes", "false": "no"}


def name_words(name: str) -> str:
    """“shoe_size” is read as “shoe size”."""
    return name.replace("_", " ")


def value_words(value: str) -> str:
    """True and false, as JSON writes them, in words."""
    return _YES_NO.get(value, value)
