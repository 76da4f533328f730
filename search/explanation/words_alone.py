"""Why a product is in an answer by exact words alone, where no encoder is asked."""

from catalogue.models import Product, ProductImage
from search.explanation import steps
from search.explanation.explanation import Explanation
from search.explanation.lexical_lines import read_text
from search.explanation.lines import lexical_line, quoted
from search.explanation.pins import pin_lines
from search.explanation.relevance import kind_of
from search.explanation.standing import placing, whole
from search.explanation.steps import Condition, Step
from search.lexical import used_words
from search.lexical_leg import LexicalLeg
from search.lexical_retrieval import LexicalRetrieval
from search.query import Query
from search.retrieval import Placed


def explain_by_words(
    query: Query, leg: LexicalLeg, product: Product, no_encoder: str = ""
) -> Explanation:
    """no_encoder: why none can be asked; empty where the query wants none."""
    asked, group = LexicalRetrieval.of(query, leg), product.group_id
    page = whole(asked, asked.result_set())
    rank, card = placing(page, group)
    shown = _image(card)
    value, words = _words(asked, product, shown)
    others = [one.found.score for one in page.placed if one.found.group_id != group]
    return Explanation(
        product=product,
        query=query,
        steps=[
            *_answered(no_encoder),
            steps.visible(product, query),
            steps.filtered(product, query),
            _pictured(product),
            *steps.let_in(asked.arrangement, group),
            *_meant(leg, card, group),
            _uses(words, card),
        ],
        shown=shown.product if shown else None,
        image=shown or _first_image(product),
        rank=rank,
        total=page.total,
        score_rank=None if value is None else 1 + sum(score > value for score in others),
        products=page.total,
        score=value,
        order_score=value,
        text_share=1.0,
        lines=lexical_line(words, value or 0.0),
        rules=pin_lines(asked, card, group),
        pinned=card is not None and card.pinned,
        weaker=card is not None and card.weaker,
        named=kind_of(leg.named.get(group)),
    )


def _image(card: Placed | None) -> ProductImage | None:
    if card is None:
        return None
    return ProductImage.objects.select_related("product").get(pk=card.found.owner_id)


def _first_image(product: Product) -> ProductImage | None:
    return ProductImage.objects.filter(product__in=steps.family(product)).in_order().first()


def _words(
    asked: LexicalRetrieval, product: Product, shown: ProductImage | None
) -> tuple[float | None, list[str]]:
    """The score of the product that is shown, else the family's best, and the words it uses."""
    scores = asked.leg.scores
    if shown is not None:
        best = shown.product_id
    else:
        family = list(steps.family(product).values_list("pk", flat=True))
        best = max(family, key=lambda pk: scores.get(pk, 0.0))
    if best not in scores:
        return (None if shown is None else 0.0), []
    text = read_text(asked.query.text, asked.leg.correction)
    return scores[best], used_words(text, [best]).get(best, [])


def _answered(no_encoder: str) -> list[Step]:
    if not no_encoder:
        return []
    text = f"No encoder can be asked now, so the words themselves are compared. {no_encoder}"
    return [Step(Condition.COMPARABLE, "There is something to compare with", True, text)]


def _pictured(product: Product) -> Step:
    name = "It has a picture to show"
    if _first_image(product) is not None:
        return Step(Condition.PICTURE, name, True, "It has.")
    return Step(Condition.PICTURE, name, False, "It has no picture, and cards need one.")


def _uses(words: list[str], card: Placed | None) -> Step:
    name = "It uses words of the search"
    if words:
        return Step(Condition.WORDS, name, True, f"It uses {quoted(words)}.")
    if card is not None and card.pinned:
        text = "It uses none, but it is pinned, which needs no words."
        return Step(Condition.WORDS, name, True, text)
    return Step(Condition.WORDS, name, False, "It uses none of the words.")


def _meant(leg: LexicalLeg, card: Placed | None, group: int) -> list[Step]:
    return steps.meant(kind_of(leg.named.get(group)), card) if leg.only else []
