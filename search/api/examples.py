"""What answers look like, for the API's documentation."""

from drf_spectacular.utils import OpenApiExample

from catalogue.api.examples import IMAGE, PRODUCT

ranking_example = OpenApiExample(
    "First page",
    {
        "query": {
            "text": "backpack with solar panels",
            "category": None,
            "similar_to": None,
            "brands": [],
            "price_min": None,
            "price_max": "200.00",
            "in_stock": True,
            "attributes": {},
        },
        "encoder": "anchors",
        "encoder_id": "anchors-1",
        "total": 81,
        "total_is_exact": True,
        "page": 1,
        "page_size": 24,
        "next": "https://shop.example/api/v1/search?q=backpack+with+solar+panels&page=2",
        "previous": None,
        "warnings": [],
        "results": [
            {
                "rank": 1,
                "score": 0.5398,
                "image_score": 0.4312,
                "text_score": 0.7931,
                "found_by": "both",
                "product": PRODUCT,
                "matched_image": IMAGE,
            }
        ],
    },
    response_only=True,
    status_codes=["200"],
)
