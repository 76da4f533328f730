from django import forms
from unfold.widgets import UnfoldAdminTextareaWidget

from catalogue.forms.prompts import PromptsField
from catalogue.models import Category


class CategoryForm(forms.ModelForm[Category]):
    """What a person says about a category; its threshold belongs to an encoder and is not here."""

    prompts = PromptsField(
        required=False,
        widget=UnfoldAdminTextareaWidget({"rows": 4}),
        help_text="Other ways to say it, one a line. Empty: the definition alone is used.",
    )

    class Meta:
        model = Category
        fields = ("name", "slug", "parent", "state", "definition", "prompts", "combination")
        widgets = {"definition": UnfoldAdminTextareaWidget({"rows": 3})}
        labels = {"combination": "With several prompts", "slug": "Address"}
        help_texts = {
            "slug": "The last part of the page's address: letters, digits and hyphens.",
            "combination": (
                "Mean: a product should fit all of them together. Best: it is enough to fit one, "
                "as for “tent” and “sleeping bag”."
            ),
        }
