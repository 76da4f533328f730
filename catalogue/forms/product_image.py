from typing import Any

from django import forms
from django.db.models import Max

from catalogue.forms.pictures import Picture, PicturesField
from catalogue.models import Product, ProductImage

_LAST_POSITION = 32_767  # of a small integer


class ProductImageForm(forms.ModelForm[ProductImage]):
    """One picture of a product. A new one is uploaded; a stored one keeps its file for good."""

    upload = PicturesField(
        required=False, label="Picture", help_text="Choose one file, or several at once."
    )

    class Meta:
        model = ProductImage
        fields = ("alt", "position")
        labels = {"alt": "What it shows", "position": "Order"}
        help_texts = {
            "alt": "For people who do not see the picture.",
            "position": "The lowest number is the primary image.",
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["position"].required = False
        if self.instance.pk:
            self.fields["upload"].disabled = True
        else:
            self.initial["position"] = None

    @property
    def pictures(self) -> list[Picture]:
        return list(self.cleaned_data.get("upload") or [])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("position") is None:
            cleaned["position"] = self.instance.position
        if not self.instance.pk and not cleaned.get("upload") and "upload" not in self.errors:
            self.add_error("upload", "Choose a picture.")
        return cleaned


class ProductImageFormSet(forms.BaseInlineFormSet[ProductImage, Product, ProductImageForm]):
    """All pictures of a product: each picture once, new ones after those that are there."""

    def clean(self) -> None:
        super().clean()
        known = {
            form.instance.upload_digest: "is already on this product"
            for form in self.initial_forms
            if form not in self.deleted_forms
        }
        for form in self.extra_forms:
            if not form.has_changed() or form in self.deleted_forms or form.errors:
                continue
            for picture in form.pictures:
                digest = picture.normalised.upload_digest
                if digest in known:
                    form.add_error("upload", f"{picture.name}: this picture {known[digest]}.")
                known.setdefault(digest, f"is the same as {picture.name}")

    def save_new(self, form: ProductImageForm, commit: bool = True) -> ProductImage:
        """Store the pictures of one row; all take its alternative text. Returns the first."""
        typed = form.cleaned_data["position"] if "position" in form.changed_data else None
        position = self._next_position() if typed is None else typed
        images = [
            self._store(form, picture, min(position + place, _LAST_POSITION))
            for place, picture in enumerate(form.pictures)
        ]
        return images[0]

    def _store(self, form: ProductImageForm, picture: Picture, position: int) -> ProductImage:
        image = ProductImage(product=self.instance, alt=form.cleaned_data["alt"], position=position)
        image.use(picture.normalised)
        image.save()
        return image

    def _next_position(self) -> int:
        highest = self.instance.images.aggregate(Max("position"))["position__max"]
        return 0 if highest is None else int(highest) + 1
