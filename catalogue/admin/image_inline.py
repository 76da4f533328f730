from typing import Any

from django.forms import BaseInlineFormSet, FileInput
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import TabularInline
from unfold.widgets import UnfoldAdminIntegerFieldWidget, UnfoldAdminTextInputWidget

from catalogue.admin.markup import thumbnail
from catalogue.forms import ProductImageForm, ProductImageFormSet
from catalogue.forms.pictures import PicturesInput
from catalogue.models import ProductImage


class StoredPicture(FileInput):
    """Stands where a new picture would be chosen, and shows the one that is stored."""

    def __init__(self, image: ProductImage) -> None:
        super().__init__()
        self.image = image

    def render(self, *args: object, **kwargs: object) -> SafeString:
        return thumbnail(self.image, self.image.description)


class NewPictures(PicturesInput):
    """The browser's own file field, and the text field (hidden) that the theme's script wants."""

    def render(self, *args: Any, **kwargs: Any) -> SafeString:
        return format_html(
            "<span><span><span>{}</span></span><input type='text' hidden disabled></span>",
            super().render(*args, **kwargs),
        )


class ImageForm(ProductImageForm):
    """The product image form, dressed for the admin."""

    class Meta(ProductImageForm.Meta):
        widgets = {
            "alt": UnfoldAdminTextInputWidget({"placeholder": "What the picture shows"}),
            "position": UnfoldAdminIntegerFieldWidget({"class": "zs-position"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        upload = self.fields["upload"]
        if self.instance.pk:
            upload.widget = StoredPicture(self.instance)
        else:
            upload.widget = NewPictures({**upload.widget.attrs, "class": "zs-file"})


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
