"""Forms in which people type the catalogue; each says at its field what is wrong and what helps."""

from catalogue.forms.attribute import AttributeForm
from catalogue.forms.category import CategoryForm
from catalogue.forms.product import ProductForm
from catalogue.forms.product_image import ProductImageForm, ProductImageFormSet
from catalogue.forms.prompts import PromptsField
from catalogue.forms.rows import (
    AttributeRowsFormSet,
    CategoryAttributeForm,
    CategoryRelationForm,
    RelationRowsFormSet,
    RowsFormSet,
)

__all__ = [
    "AttributeForm",
    "AttributeRowsFormSet",
    "CategoryAttributeForm",
    "CategoryForm",
    "CategoryRelationForm",
    "ProductForm",
    "ProductImageForm",
    "ProductImageFormSet",
    "PromptsField",
    "RelationRowsFormSet",
    "RowsFormSet",
]
