from dataclasses import dataclass
from difflib import get_close_matches

from django.core.exceptions import ValidationError

from catalogue.attributes import check_attributes
from catalogue.importing.report import FileRefused

KNOWN = (
    "sku", "title", "description", "brand", "price", "stock", "state", "publish_at", "parent",
    "image", "images", "attributes",
)  # fmt: skip
_PREFIX = "attr."


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of the file means: one of KNOWN, or an attribute of this name."""

    name: str
    is_attribute: bool = False


class Columns:
    """Places column names, and collects what the person should know about them."""

    def __init__(self) -> None:
        self.notices: list[str] = []
        self._placed: dict[str, Column | None] = {}

    def place(self, name: str) -> Column | None:
        """None: the column is not used, and a notice says so."""
        if name not in self._placed:
            self._placed[name] = self._decide(name)
        return self._placed[name]

    def is_sku(self, name: str) -> bool:
        return _known_form(name) == "sku"

    def check_header(self, header: list[str]) -> None:
        """Raise FileRefused unless every column is there once, and `sku` among them."""
        if not any(map(self.is_sku, header)):
            found = ", ".join(f"“{name}”" for name in header[:30] if name) or "none"
            raise FileRefused(f"There is no column “sku”. Columns found: {found}.")
        meant: dict[Column, str] = {}
        for name in header:
            column = self.place(name)
            if column is None:
                continue
            if column in meant:
                raise FileRefused(f"Column “{name}” stands twice in the header.")
            meant[column] = name

    def _decide(self, name: str) -> Column | None:
        known = _known_form(name)
        if known in KNOWN:
            return Column(known)
        told = name.lower().startswith(_PREFIX)
        attribute = (name[len(_PREFIX) :] if told else name).strip()
        if not _is_attribute_name(attribute):
            self.notices.append(
                f"column “{name[:60]}” is ignored: it is no name for an attribute"
                if name
                else "a column without a name is ignored"
            )
            return None
        if not told:
            self._tell(name, known)
        return Column(attribute, is_attribute=True)

    def _tell(self, name: str, known: str) -> None:
        notice = f"column “{name}” is read as an attribute"
        if close := get_close_matches(known, KNOWN, 1, cutoff=0.75):
            notice += f"; did you mean “{close[0]}”?"
        self.notices.append(notice)


def _known_form(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_")


def _is_attribute_name(name: str) -> bool:
    try:
        check_attributes({name: True})
    except ValidationError:
        return False
    return True
