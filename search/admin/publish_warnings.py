"""What somebody should know before publishing: plain sentences, the gravest first."""

from collections.abc import Iterator

from catalogue.content import Content
from catalogue.models import Category, State
from search.differences import ShelfChange


def warnings_about(category: Category, content: Content, change: ShelfChange | None) -> list[str]:
    """change None: nothing can be ranked now, and the page says why."""
    found = [*_words(category, content), *_place(category)]
    if change is not None:
        found += [*_shelf(change), *_threshold(content, change)]
    return found


def decisions_left_out(content: Content, draft: Content) -> list[str]:
    """About an earlier version, which knows nothing of what people decided since."""
    known = {*(("+", one) for one in content.approved), *(("-", one) for one in content.rejected)}
    now = {*(("+", one) for one in draft.approved), *(("-", one) for one in draft.rejected)}
    if not (number := len(now - known)):
        return []
    them = "it" if number == 1 else "them"
    said = f"{number:,} decision{' is' if number == 1 else 's are'} newer than this version"
    advice = f"The draft keeps {them}: take the version into the draft and publish that instead."
    return [f"{said}, so shoppers would no longer see {them}. {advice}"]


def _words(category: Category, content: Content) -> Iterator[str]:
    if not content.texts:
        yield "Nothing defines it: there is neither a definition nor a name."
    elif content.texts[0] == category.name.strip() and not category.definition.strip():
        yield "The definition is empty, so the name alone says what belongs here."


def _place(category: Category) -> Iterator[str]:
    hidden = [above for above in category.ancestors() if above.state != State.PUBLISHED]
    if hidden:
        yield (
            f"It lies below “{hidden[0]}”, which is not published: shoppers will see it once that "
            "one is."
        )


def _shelf(change: ShelfChange) -> Iterator[str]:
    if not change.total:
        yield "No product can be found yet: none is published with an embedded picture."
    elif not change.after:
        yield "The shelf would be empty: no product reaches the threshold. Shoppers see a dead end."
    elif change.after == change.total and change.threshold is not None:
        yield (
            f"Every product that can be found would be on the shelf, all {change.total:,}. A "
            "higher threshold lets in what fits."
        )


def _threshold(content: Content, change: ShelfChange) -> Iterator[str]:
    if change.threshold is None:
        yield (
            "There is no threshold under the encoder in use, so every product belongs, best first."
        )
        return
    limits = content.thresholds.get(change.encoder.encoder_id)
    if limits is None or limits.carried:
        yield (
            "The threshold was carried over from another encoder. Look at the products around it "
            "and set it again."
        )
