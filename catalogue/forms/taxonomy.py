from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect

from catalogue.models import Category
from catalogue.taxonomy import MAX_BYTES

_TYPED = "zs-input"


class TaxonomyForm(forms.Form):
    """A taxonomy file, where it goes and how deep."""

    file = forms.FileField(
        label="Taxonomy file",
        widget=forms.FileInput({"class": "zs-file", "accept": ".txt,.csv,.tsv,.json,.jsonl"}),
        help_text="Google's product taxonomy as text, with or without numbers; or CSV or JSON with "
        f"path, name and definition. Up to {MAX_BYTES // 1024 // 1024} MB.",
    )
    under = forms.ModelChoiceField(
        Category.objects.all(),
        label="Below",
        required=False,
        help_text="The category that all of it lies below. Empty: beside the others.",
    )
    depth = forms.IntegerField(
        label="Levels",
        required=False,
        min_value=1,
        max_value=12,
        widget=forms.NumberInput({"class": _TYPED, "inputmode": "numeric"}),
        help_text="How many levels to take. Empty: all.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        under: Any = self.fields["under"]
        parent = Category._meta.get_field("parent")
        under.widget = AutocompleteSelect(parent, admin.site, choices=under.choices)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(
                f"It is larger than {MAX_BYTES // 1024 // 1024} MB; import it in parts."
            )
        return file
