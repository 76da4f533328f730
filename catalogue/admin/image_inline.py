from typing import Any

from django.forms import BaseInlineFormSet
from unfold.admin import TabularInline
from unfold.widgets import UnfoldAdminIntegerFieldWidget, UnfoldAdminTextInputWidget

from catalogue.admin.markup import thumbnail
from catalogue.forms import ProductImageForm, ProductImageFormSet
from catalogue.models import ProductImage


class ImageForm(ProductImageForm):
    """The product image form, dressed for the admin: a stored picture is shown, not its file."""

    class Meta(ProductImageForm.Meta):
        widgets = {
            "alt": UnfoldAdminTextInputWidget({"placeholder": "What the picture shows"}),
            "position": UnfoldAdminIntegerFieldWidget({"class": "zs-position"}),
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        upload = self.fields["upload"]
        upload.widget.attrs["class"] = "zs-file"
        if self.instance.pk:
            upload.widget.template_name = "admin/catalogue/widgets/stored_picture.html"
            upload.widget.attrs["image"] = thumbnail(self.instance, self.instance.description)


class ImageInline(TabularInline):
    model = ProductImage
    form = ImageForm
    formset: type[BaseInlineFormSet[Any, Any, Any]] = ProductImageFormSet
    fields: tuple[str, ...] = ("upload", "alt", "position")
    ordering = ("position", "id")
    ordering_field = "position"
    hide_title = True
    extra = 1
    verbose_name = "image"
    verbose_name_plural = "images"
