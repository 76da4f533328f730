from dataclasses import dataclass, field

from catalogue.models import Product, ProductImage
from search.explanation.lines import Line
from search.explanation.steps import Condition, Step
from search.query import Query


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a product is on a page, or what keeps it away.

    `lines` add up to `score`, that of `image`; `order_score` has boosts and buries too, which only
    move. `rank` counts from 1 on the page's list of `total` products, `score_rank` among all
    `products` that may be compared by score alone, also where it is not here.
    `distance`: score − threshold; `review_from`: from there on it waits for review.
    `shown`: the one of its variants that shoppers see there.
    """

    product: Product
    query: Query
    steps: list[Step]
    shown: Product | None = None
    image: ProductImage | None = None
    rank: int | None = None
    total: int = 0
    score_rank: int | None = None
    products: int = 0
    score: float | None = None
    order_score: float | None = None
    image_score: float | None = None
    text_score: float | None = None
    text_share: float = 0.0
    threshold: float | None = None
    review_from: float | None = None
    probability: float | None = None
    best_prompt: str = ""
    lines: list[Line] = field(default_factory=list)
    rules: list[Line] = field(default_factory=list)
    pinned: bool = False
    approved: bool = False

    @property
    def here(self) -> bool:
        return self.rank is not None

    @property
    def page(self) -> int | None:
        """On which page it is, from 1."""
        return None if self.rank is None else (self.rank - 1) // self.query.page_size + 1

    @property
    def distance(self) -> float | None:
        if self.score is None or self.threshold is None:
            return None
        return self.score - self.threshold

    @property
    def waits(self) -> bool:
        """Whether it scores too little for the shelf, and enough for review."""
        step = self.why_not
        if step is None or step.condition != Condition.THRESHOLD:
            return False
        if self.score is None or self.review_from is None:
            return False
        return self.score >= self.review_from

    @property
    def why_not(self) -> Step | None:
        """The first step that failed; None: it is here."""
        if self.here:
            return None
        return next((step for step in self.steps if not step.passed), None)
