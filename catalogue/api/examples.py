"""What answers look like, for the API's documentation."""

from typing import Any

from drf_spectacular.utils import OpenApiExample

IMAGE: dict[str, Any] = {
    "url": "https://shop.example/media/images/5f3a.webp",
    "thumbnail": "https://shop.example/media/images/5f3a-small.webp",
    "width": 512,
    "height": 384,
    "alt": "A grey backpack with a solar panel on its front",
}
PRODUCT: dict[str, Any] = {
    "sku": "BP-104",
    "title": "Sunward 25",
    "brand": "Field & Fell",
    "price": "129.90",
    "currency": "EUR",
    "stock": 7,
    "in_stock": True,
    "url": "https://shop.example/p/BP-104/",
    "image": IMAGE,
    "attributes": {"colour": "grey", "litres": 25, "waterproof": True},
}
CATEGORY: dict[str, Any] = {
    "name": "Solar backpacks",
    "slug": "solar-backpacks",
    "definition": "backpack with solar panels",
    "parent": "bags",
    "url": "https://shop.example/c/solar-backpacks/",
    "products": "https://shop.example/api/v1/categories/solar-backpacks/products",
}

product_example = OpenApiExample(
    "A product",
    {
        **PRODUCT,
        "description": "Charges a phone while you walk.",
        "images": [IMAGE],
        "parent": None,
        "variants": ["BP-104-GREEN"],
    },
    response_only=True,
    status_codes=["200"],
)
category_example = OpenApiExample("A category", CATEGORY, response_only=True, status_codes=["200"])
categories_example = OpenApiExample(
    "All categories",
    {"total": 1, "results": [CATEGORY]},
    response_only=True,
    status_codes=["200"],
)
