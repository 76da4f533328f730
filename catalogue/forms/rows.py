from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model

from catalogue.models import CategoryAttribute, CategoryRelation

MOST_ROWS = 20


class RowsFormSet(forms.BaseInlineFormSet[Any, Any, Any]):
    """Rows below a category that are stored as they stand on the page.

    A row is known by what it is about (`about`), not by its id: what another person added or
    removed meanwhile neither stops saving nor survives it, if this page's rows are to win.
    """

    model: type[Any]
    about: tuple[str, ...] = ()
    told: tuple[str, ...] = ()

    def add_fields(self, form: forms.ModelForm[Any], index: int | None) -> None:
        super().add_fields(form, index)
        name = self.model._meta.pk.name
        form.fields[name] = forms.CharField(required=False, widget=forms.HiddenInput)

    def validate_unique(self) -> None:
        """Among the rows on the page."""
        seen: set[tuple[Any, ...]] = set()
        for form in self._kept():
            key = self._key(form.instance)
            if key in seen:
                raise ValidationError(f"“{_row_text(form.instance)}” stands here twice.")
            seen.add(key)

    def save(self, commit: bool = True) -> list[Any]:
        self.new_objects: list[Model] = []
        self.changed_objects: list[tuple[Model, list[str]]] = []
        self.deleted_objects: list[Model] = []
        wanted = {self._key(form.instance): form.instance for form in self._kept()}
        stored = {self._key(row): row for row in self._stored()}
        for key, row in stored.items():
            if key not in wanted and self.can_delete:
                row.delete()
                self.deleted_objects.append(row)
        for key, typed in wanted.items():
            self._save_row(stored.get(key), typed)
        return [*self.new_objects, *(row for row, _ in self.changed_objects)]

    def stored_lines(self) -> list[str]:
        return [_row_text(row) for row in self._stored()]

    def typed_lines(self) -> list[str]:
        return [_row_text(form.instance) for form in self._kept()]

    def _save_row(self, stored: Any, typed: Any) -> None:
        if stored is None:
            typed.pk, typed.category = None, self.instance
            typed.save()
            self.new_objects.append(typed)
            return
        changed = [name for name in self.told if getattr(stored, name) != getattr(typed, name)]
        for name in changed:
            setattr(stored, name, getattr(typed, name))
        if changed:
            stored.save()
            self.changed_objects.append((stored, changed))

    def _kept(self) -> list[forms.ModelForm[Any]]:
        """Rows with something in them that are neither wrong nor to be removed."""
        return [
            form
            for form in self.forms
            if form.is_valid() and form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]

    def _stored(self) -> list[Any]:
        if self.instance.pk is None:
            return []
        return list(self.model._default_manager.filter(category=self.instance))

    def _key(self, row: Any) -> tuple[Any, ...]:
        return tuple(getattr(row, name) for name in self.about)


class AttributeRowsFormSet(RowsFormSet):
    about = ("attribute_id",)
    told = ("mode", "weight")


class RelationRowsFormSet(RowsFormSet):
    about = ("kind", "other_id", "attribute_id")
    told = ("weight",)


class RowForm(forms.ModelForm[Any]):
    """A row whose uniqueness its formset sees to."""

    def validate_unique(self) -> None:
        pass

    def validate_constraints(self) -> None:
        pass


class CategoryAttributeForm(RowForm):
    class Meta:
        model = CategoryAttribute
        fields = ("attribute", "mode", "weight")
        labels = {"mode": "How"}
        error_messages = {"attribute": {"required": "Choose an attribute, or remove this row."}}


class CategoryRelationForm(RowForm):
    class Meta:
        model = CategoryRelation
        fields = ("kind", "weight", "other", "attribute")
        labels = {"other": "To a category", "attribute": "or to an attribute"}
        error_messages = {"kind": {"required": "Say how the two go together, or remove this row."}}


def _row_text(row: CategoryAttribute | CategoryRelation) -> str:
    what = row.attribute if isinstance(row, CategoryAttribute) else row.other or row.attribute
    said = row.get_mode_display() if isinstance(row, CategoryAttribute) else row.get_kind_display()
    return f"{said} {what}" if row.weight == 1 else f"{said} {what}, weight {row.weight:g}"
