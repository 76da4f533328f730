"""The catalogue's tables."""

from catalogue.models.category import Category, Combination
from catalogue.models.image import ProductImage
from catalogue.models.product import Product
from catalogue.models.state import State
from catalogue.models.threshold import CategoryThreshold

__all__ = ["Category", "CategoryThreshold", "Combination", "Product", "ProductImage", "State"]
