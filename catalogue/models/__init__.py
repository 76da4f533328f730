"""The catalogue's tables."""

from catalogue.models.attribute import Attribute
from catalogue.models.category import Category, Combination
from catalogue.models.category_attribute import AttributeMode, CategoryAttribute
from catalogue.models.image import ProductImage
from catalogue.models.merchandising import Decision, Rule, RuleKind, Verdict
from catalogue.models.product import Product
from catalogue.models.relation import CategoryRelation, RelationKind
from catalogue.models.state import State
from catalogue.models.threshold import CategoryThreshold
from catalogue.models.version import CategoryVersion

__all__ = [
    "Attribute",
    "AttributeMode",
    "Category",
    "CategoryAttribute",
    "CategoryRelation",
    "CategoryThreshold",
    "CategoryVersion",
    "Combination",
    "Decision",
    "Product",
    "ProductImage",
    "RelationKind",
    "Rule",
    "RuleKind",
    "State",
    "Verdict",
]
