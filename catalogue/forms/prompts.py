from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from catalogue.models.category import MAX_PROMPTS

MAX_PROMPT_CHARACTERS = 500


class PromptsField(forms.Field):
    """Texts typed one a line; cleans to a list without blank lines and doubles.

    noun: what a line is called when something is wrong with it; most: how many lines are kept.
    """

    widget = forms.Textarea

    def __init__(
        self, *args: Any, noun: str = "prompt", most: int = MAX_PROMPTS, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.noun, self.most = noun, most

    def prepare_value(self, value: object) -> object:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: object) -> list[str]:
        typed = value if isinstance(value, list) else str(value or "").splitlines()
        texts = (" ".join(str(line).split()) for line in typed)
        return list(dict.fromkeys(text for text in texts if text))

    def has_changed(self, initial: object, data: object) -> bool:
        return self.to_python(initial) != self.to_python(data)

    def validate(self, value: list[str]) -> None:
        super().validate(value)
        if len(value) > self.most:
            raise ValidationError(
                f"At most {self.most} {self.noun}s, not {len(value)}. Keep those that differ most."
            )
        for number, text in enumerate(value, start=1):
            line = f"{self.noun.capitalize()} {number}"
            if len(text) > MAX_PROMPT_CHARACTERS:
                raise ValidationError(
                    f"{line} has {len(text)} characters; at most {MAX_PROMPT_CHARACTERS} are kept. "
                    "Split it into two lines."
                )
            if "\x00" in text:
                raise ValidationError(f"{line} holds a character that cannot be stored.")
