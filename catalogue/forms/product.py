from django import forms
from unfold.widgets import UnfoldAdminTextareaWidget

from catalogue.forms.attributes import AttributesField
from catalogue.forms.reason import ReasonField
from catalogue.models import Product


class ProductForm(forms.ModelForm[Product]):
    """A product without its images, which have a form of their own."""

    attributes = AttributesField(
        required=False,
        widget=UnfoldAdminTextareaWidget({"rows": 6, "class": "zs-code", "spellcheck": "false"}),
        help_text='Names and values, as in {"colour": "red", "litres": 25, "waterproof": true}.',
    )

    reason = ReasonField()

    class Meta:
        model = Product
        fields = (
            "sku",
            "title",
            "description",
            "brand",
            "price",
            "stock",
            "attributes",
            "parent",
            "state",
            "publish_at",
        )
        widgets = {"description": UnfoldAdminTextareaWidget({"rows": 4})}
