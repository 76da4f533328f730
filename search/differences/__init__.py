"""What a shelf that is still a draft would change on the one that shoppers see."""

from search.differences.comparing import Seat, ShelfChange, compare
from search.differences.moves import Difference, Move, difference

__all__ = ["Difference", "Move", "Seat", "ShelfChange", "compare", "difference"]
