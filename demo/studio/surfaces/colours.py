"""Colours by the names that a shop uses, as sRGB hex."""

HEX = {
    "black": "1b1b1d", "charcoal": "3a3c40", "grey": "85888c", "silver": "c4c7ca", "white": "e6e4de", "cream": "efe3c6",
    "ivory": "ece2c8", "sand": "d8c19a", "beige": "cdb896", "tan": "b98a55", "brown": "6b4226", "chocolate": "46291a",
    "red": "b8202a", "burgundy": "6d1a2b", "coral": "e8705a", "orange": "e2701c", "amber": "d9921f", "mustard": "c99a2a",
    "yellow": "f0c420", "lime": "a6c83a", "green": "2f7d3b", "olive": "6a6b3a", "sage": "9caf88", "forest": "21452f",
    "mint": "a9d8c0", "teal": "1f7a7c", "turquoise": "3bb5b0", "sky": "7fb6de", "blue": "2459a8", "navy": "1d2c54",
    "indigo": "38367a", "purple": "66378c", "lilac": "b79ccf", "pink": "e79ab0", "rose": "c9657f", "terracotta": "b9603c",
    "gold": "d6a63c", "brass": "c79a46", "copper": "b8683f", "bronze": "7d5a35", "steel": "b9bcc0", "iron": "2e2f31",
    "chrome": "dcdee0", "oak": "b98d5b", "walnut": "5f3d26", "pine": "d8b07a", "cherry": "8d4a2c", "birch": "e3cba2",
    "ebony": "2b211c", "mahogany": "5a2519", "spruce": "e0b878", "bamboo": "d3b16f", "clear": "f7fafa", "bottle": "0d2113",
    "smoke": "6e6a66", "cobalt": "1b3c9c", "straw": "dcb667", "kraft": "b98f60", "parchment": "ead9b0", "graphite": "4b4e52",
    "neon": "c9e83c", "felt": "2e6b46", "denim": "3b5a82", "paper": "f1f0ec", "mist": "c3d6e4", "petal": "ecd3cf", "dew": "cfe3d6", "shell": "f0e4cc",
}


def linear(name: str) -> tuple[float, float, float, float]:
    """A named colour as linear RGBA, as render engines want it."""
    text = HEX[name]
    channels = [int(text[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return r, g, b, 1.0
