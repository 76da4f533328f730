"""What publishing a content would change, in words and in products, for the pages that ask it."""

from typing import Any

from catalogue.content import Content
from catalogue.models import Category
from catalogue.publishing import is_same, shown_content
from catalogue.wording import fact_changes, facts, names_of
from search.admin.publish_warnings import warnings_about
from search.differences import ShelfChange, compare
from search.models import EncoderInUse
from search.ranking import NoEncoder

CHANGED_MEANWHILE = (
    "Somebody changed this category since you looked, so nothing was published. Here is what would "
    "be published now; look again, then publish."
)


def what_changes(category: Category, content: Content) -> dict[str, Any]:
    """Context for `admin/catalogue/publish/changes.html`."""
    shown = shown_content(category)
    names = names_of(*filter(None, (shown, content)), encoders=encoder_names())
    change, problem = _shelves(category, shown, content)
    return {
        "shown": shown is not None,
        "unchanged": shown is not None and is_same(shown, content),
        "facts": facts(content, names) if shown is None else [],
        "fact_changes": fact_changes(shown, content, names) if shown else [],
        "change": change,
        "problem": problem,
        "warnings": warnings_about(category, content, change),
    }


def encoder_names() -> dict[str, str]:
    return dict(EncoderInUse.objects.values_list("encoder_id", "name"))


def _shelves(
    category: Category, shown: Content | None, content: Content
) -> tuple[ShelfChange | None, str]:
    """Or why there are none."""
    try:
        return compare(category, shown, content), ""
    except NoEncoder as error:
        return None, str(error)
    except ValueError as error:
        return None, f"{error}.".capitalize()
