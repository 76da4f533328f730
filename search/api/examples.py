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
            "terms": [],
            "sort": "relevance",
            "weaker": False,
            "cut": None,
            "legs": ["lexical", "picture", "words"],
            "fusion": "weights",
        },
        "encoder": "anchors",
        "encoder_id": "anchors-1",
        "total": 81,
        "relevant": 81,
        "has_weaker": True,
        "least_score": 0.3127,
        "correction": None,
        "total_is_exact": True,
        "total_is_capped": False,
        "page": 1,
        "page_size": 24,
        "next": "https://shop.example/api/v1/search?q=backpack+with+solar+panels&page=2",
        "previous": None,
        "warnings": [],
        "facets": None,
        "results": [
            {
                "rank": 1,
                "score": 0.5398,
                "image_score": 0.4312,
                "text_score": 0.7931,
                "found_by": "both",
                "named": False,
                "weaker": False,
                "product": PRODUCT,
                "matched_image": IMAGE,
                "explanation": None,
            }
        ],
    },
    response_only=True,
    status_codes=["200"],
)

_LINE = {
    "part": "prompts",
    "text": "backpack with solar panels",
    "amount": 0.5398,
    "weight": 1.0,
    "picture": 0.3018,
    "words": 0.238,
    "presence": None,
}

explanation_example = OpenApiExample(
    "A product that is missing",
    {
        "sku": "BP-104",
        "query": {
            "text": "",
            "category": "solar-backpacks",
            "similar_to": None,
            "brands": [],
            "price_min": None,
            "price_max": None,
            "in_stock": False,
            "attributes": {},
            "terms": [],
            "sort": "relevance",
            "weaker": False,
            "cut": None,
            "legs": ["lexical", "picture", "words"],
            "fusion": "weights",
        },
        "here": False,
        "sentence": "Not here: its score of 0.540 is 0.060 below the threshold of 0.600; by score "
        "it is number 34.",
        "why_not": "threshold",
        "rank": None,
        "total": 31,
        "page": None,
        "score_rank": 34,
        "products": 316,
        "shown_sku": None,
        "image": IMAGE,
        "score": 0.5398,
        "order_score": 0.5398,
        "text_share": 0.3,
        "threshold": 0.6,
        "cut_off": None,
        "weaker": False,
        "named": "",
        "lexical_rank": None,
        "distance": -0.0602,
        "probability": None,
        "best_prompt": "backpack with solar panels",
        "lines": [_LINE],
        "rules": [],
        "steps": [
            {"condition": "visible", "passed": True, "text": "It is published."},
            {
                "condition": "threshold",
                "passed": False,
                "text": "Its score of 0.540 is 0.060 below the threshold of 0.600; by score it is "
                "number 34.",
            },
        ],
    },
    response_only=True,
    status_codes=["200"],
)
