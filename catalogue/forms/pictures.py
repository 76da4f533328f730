from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict

from catalogue.images import FORMATS, ImageRejected, NormalisedImage, normalise


@dataclass(frozen=True, slots=True)
class Picture:
    """An upload that can be used, and the name that its owner knows it by."""

    name: str
    normalised: NormalisedImage


class PicturesInput(forms.FileInput):
    """Lets several files be chosen at once."""

    allow_multiple_selected = True

    def value_from_datadict(
        self, data: object, files: Mapping[str, object], name: str
    ) -> list[UploadedFile[bytes]] | None:
        # a formset that got no file at all passes a plain, empty dictionary
        return files.getlist(name) or None if isinstance(files, MultiValueDict) else None


class PicturesField(forms.FileField):
    """Any number of pictures; cleans to a list of `Picture`, or names each bad one and why."""

    widget = PicturesInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        return {**super().widget_attrs(widget), "accept": _accepted()}

    def clean(self, data: object, initial: object = None) -> list[Picture]:
        uploads = cast("list[UploadedFile[bytes]]", data or [])
        if self.required and not uploads:
            raise ValidationError("Choose a picture.")
        pictures: list[Picture] = []
        problems: list[str] = []
        for upload in uploads:
            name = str(upload.name)
            try:
                pictures.append(Picture(name, normalise(cast("BinaryIO", upload.file))))
            except ImageRejected as error:
                problems.append(f"{name}: {error}")
        if problems:
            raise ValidationError(problems)
        return pictures


def _accepted() -> str:
    return ",".join(f"image/{name.lower()}" for name in FORMATS)
