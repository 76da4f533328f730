"""What people changed, read back: who, when, before and after, on which page, and why."""

from catalogue.history.changes import Change, FieldDifference
from catalogue.history.reading import read_history
from catalogue.history.sources import Source, of_category, of_row

__all__ = ["Change", "FieldDifference", "Source", "of_category", "of_row", "read_history"]
