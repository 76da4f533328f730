"""Small real things for tests: pictures, products, categories."""

import io
from typing import Any

from PIL import Image

from catalogue.images import normalise
from catalogue.models import Category, Product, ProductImage

COLOURS = {"red": (220, 20, 20), "green": (20, 200, 20), "blue": (20, 20, 220)}


def picture(colour: str | tuple[int, int, int] = "red", size: tuple[int, int] = (64, 48)) -> bytes:
    """A JPEG of one colour."""
    buffer = io.BytesIO()
    rgb = COLOURS[colour] if isinstance(colour, str) else colour
    Image.new("RGB", size, rgb).save(buffer, "JPEG")
    return buffer.getvalue()


def add_image(product: Product, content: bytes, position: int = 0) -> ProductImage:
    image = ProductImage(product=product, position=position)
    image.use(normalise(content))
    image.save()
    return image


def make_product(
    sku: str, *colours: str | tuple[int, int, int], state: str = "published", **fields: Any
) -> Product:
    """A product with one picture for each colour."""
    product = Product.objects.create(
        sku=sku, title=fields.pop("title", f"Product {sku}"), state=state, **fields
    )
    for position, colour in enumerate(colours):
        add_image(product, picture(colour), position)
    return product


def make_category(name: str, definition: str = "", **fields: Any) -> Category:
    slug = fields.pop("slug", name.lower().replace(" ", "-"))
    state = fields.pop("state", "published")
    return Category.objects.create(
        name=name, slug=slug, definition=definition, state=state, **fields
    )
