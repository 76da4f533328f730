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
    `distance`: score − threshold, or − `cut_off`, where a search without one ends its relevant
    matches; `weaker`: it is shown behind that divider; `review_from`: from there on it waits for
    review. `named`: “reference”, “title” or “brand” where that is just what was typed.
    `lexical_rank`: among the products that use the words, where ranks are joined.
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
    cut_off: float | None = None
    weaker: bool = False
    named: str = ""
    lexical_rank: int | None = None

    @property
    def here(self) -> bool:
        return self.rank is not None

    @property
    def page(self) -> int | None:
        """On which page it is, from 1."""
        return None if self.rank is None else (self.rank - 1) // self.query.page_size + 1

    @property
    def distance(self) -> float | None:
        limit = self.cut_off if self.threshold is None else self.threshold
        return None if self.score is None or limit is None else self.score - limit

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
