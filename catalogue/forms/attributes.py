import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.fields import InvalidJSONInput

_EXAMPLE = '{"colour": "red", "litres": 25}'
_MAX_CHARACTERS = 50_000


class AttributesField(forms.JSONField):
    """An attribute object as text; says where the text stops being one. Empty is no attributes."""

    def prepare_value(self, value: object) -> str:
        if isinstance(value, InvalidJSONInput):
            return value
        return json.dumps(value, indent=2, ensure_ascii=False) if value else ""

    def to_python(self, value: object) -> Any:
        if isinstance(value, str):
            value = value.strip()
        if value in self.empty_values:
            return {}
        if not isinstance(value, str):
            return value
        if len(value) > _MAX_CHARACTERS:
            raise ValidationError(f"At most {_MAX_CHARACTERS} characters of attributes.")
        try:
            attributes = json.loads(value)
            json.dumps(attributes, ensure_ascii=False).encode()
        except json.JSONDecodeError as error:
            raise ValidationError(
                f"Line {error.lineno}, column {error.colno}: this is not an attribute object. "
                f"It looks like {_EXAMPLE}, with double quotes and a comma between attributes."
            ) from error
        except (ValueError, RecursionError) as error:
            raise ValidationError(
                f"Something here cannot be stored. Attributes look like {_EXAMPLE}."
            ) from error
        return attributes

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What was typed is shown again as it was typed, right or wrong."""
        return initial if self.disabled else InvalidJSONInput(data or "")

    def has_changed(self, initial: object, data: object) -> bool:
        try:
            return bool((initial or {}) != self.to_python(data))
        except ValidationError:
            return True
