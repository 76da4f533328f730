"""Forms in which people type the catalogue; each says at its field what is wrong and what helps."""

from catalogue.forms.category import CategoryForm
from catalogue.forms.product import ProductForm
from catalogue.forms.product_image import ProductImageForm, ProductImageFormSet
from catalogue.forms.prompts import PromptsField

__all__ = [
    "CategoryForm",
    "ProductForm",
    "ProductImageForm",
    "ProductImageFormSet",
    "PromptsField",
]
