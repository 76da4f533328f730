"""The rows below a category's form: its attributes and its relations."""

from typing import Any

from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.forms import BaseInlineFormSet, Field
from django.http import HttpRequest
from unfold.admin import TabularInline

from catalogue.forms.rows import (
    MOST_ROWS,
    AttributeRowsFormSet,
    CategoryAttributeForm,
    CategoryRelationForm,
    RelationRowsFormSet,
)
from catalogue.models import CategoryAttribute, CategoryRelation


class CategoryRowsInline(TabularInline):
    """Rows as small cards, since the form is a narrow column beside its preview.

    add: what the button says that adds a row; about: what the rows are for.
    """

    template = "admin/catalogue/category/rows.html"
    extra = 0
    max_num = MOST_ROWS
    hide_title = True
    add = ""
    about = ""

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Field | None:
        field: Field | None = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget  # without a menu of its own in each row
        return field


class CategoryAttributeInline(CategoryRowsInline):
    model = CategoryAttribute
    form = CategoryAttributeForm
    formset: type[BaseInlineFormSet[Any, Any, Any]] = AttributeRowsFormSet
    autocomplete_fields = ("attribute",)
    verbose_name_plural = "attributes"
    add = "Add an attribute"
    about = "What one must see on a product, should see, or must not see."


class CategoryRelationInline(CategoryRowsInline):
    model = CategoryRelation
    form = CategoryRelationForm
    formset: type[BaseInlineFormSet[Any, Any, Any]] = RelationRowsFormSet
    fk_name = "category"
    autocomplete_fields = ("other", "attribute")
    verbose_name_plural = "relations"
    add = "Add a relation"
    about = "What else it has to do with: a category or an attribute, one a row."
