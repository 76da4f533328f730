from django import forms
from django.core.exceptions import ValidationError

from catalogue.models.category import MAX_PROMPTS

MAX_PROMPT_CHARACTERS = 500


class PromptsField(forms.Field):
    """Prompts typed one a line; cleans to a list without blank lines and doubles."""

    widget = forms.Textarea

    def prepare_value(self, value: object) -> object:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: object) -> list[str]:
        typed = value if isinstance(value, list) else str(value or "").splitlines()
        texts = (" ".join(str(line).split()) for line in typed)
        return list(dict.fromkeys(text for text in texts if text))

    def validate(self, value: list[str]) -> None:
        super().validate(value)
        if len(value) > MAX_PROMPTS:
            raise ValidationError(
                f"At most {MAX_PROMPTS} prompts, not {len(value)}. Keep those that differ most."
            )
        for number, text in enumerate(value, start=1):
            if len(text) > MAX_PROMPT_CHARACTERS:
                raise ValidationError(
                    f"Prompt {number} has {len(text)} characters; at most {MAX_PROMPT_CHARACTERS} "
                    "are kept. Split it into two lines."
                )
            if "\x00" in text:
                raise ValidationError(f"Prompt {number} holds a character that cannot be stored.")
