from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from catalogue.forms.conflict import Conflict, differing_fields, edits_since
from catalogue.models import Category

_CHANGED = (
    "Somebody else saved this category while you were editing it. Nothing of yours is lost, and "
    "nothing is saved yet: look at the differences, then save again."
)


class LockedForm(forms.ModelForm[Category]):
    """A category's form that nobody overwrites by accident.

    It carries the revision it was opened with. Where that has moved on, the form comes back with
    everything that was typed and says in `conflict` what happened; it then carries the newer
    revision, so that saving again, now knowingly, wins.
    """

    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    opened_at = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    conflict: Conflict | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["revision"] = self.instance.revision if self.instance.pk else None
        self.initial["opened_at"] = timezone.now().isoformat()

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        seen = self.cleaned_data.get("revision")
        if self.instance.pk is None or seen is None:
            return cleaned
        locked = Category.objects.select_for_update(no_key=True).filter(pk=self.instance.pk)
        now = locked.values_list("revision", flat=True).first()
        if now is not None and now != seen and self._meets_edits(now):
            raise ValidationError({"revision": _CHANGED})
        return cleaned

    def _meets_edits(self, revision: int) -> bool:
        """Not where somebody saved without changing anything."""
        edits = edits_since(self.instance.pk, self.cleaned_data.get("opened_at"))
        if not edits:
            return False
        self.conflict = Conflict(edits, differing_fields(self))
        data: Any = self.data
        self.data = data = data.copy()
        data[self.add_prefix("revision")] = str(revision)
        data[self.add_prefix("opened_at")] = timezone.now().isoformat()
        return True
