"""The condition of a boost or bury: read as words, refused where it would be about others."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from catalogue.conditions import check_condition, condition_words
from catalogue.forms.condition import ConditionField, ConditionWidget
from tests.factories import make_product


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ({"brand": "Alder"}, "brand Alder"),
        ({"brand": ["Alder", "Birk"], "price_max": "20"}, "brand Alder or Birk, price up to 20"),
        ({"attributes": {"dishwasher_safe": "true"}}, "dishwasher safe true"),
        ({"price_min": 10, "in_stock": True}, "price from 10, in stock"),
        ({}, "every product"),
    ],
)
def test_a_condition_reads_as_words(condition: dict[str, Any], words: str) -> None:
    check_condition(condition)
    assert condition_words(condition) == words


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ({"colour": "red"}, "knows nothing of “colour”"),
        ({"price_max": "cheap"}, "A price is a number"),
        ({"price_min": "-1"}, "not below 0"),
        ({"price_min": "NaN"}, "A price is a number"),
        ({"brand": [1]}, "A brand is a text"),
        ({"brand": {"a": 1}}, "A brand is a text"),
        ({"attributes": "red"}, "names and values"),
        (["brand"], "between braces"),
    ],
)
def test_what_would_be_about_other_products_than_it_says_is_refused(
    condition: object, said: str
) -> None:
    with pytest.raises(ValidationError, match=said):
        check_condition(condition)


def typed(address: str) -> Any:
    field = ConditionField(required=False)
    return field.clean(ConditionWidget().value_from_datadict(QueryDict(address), {}, "c"))


class TestFields:
    def test_a_condition_is_put_together_without_typing_json(self) -> None:
        assert typed(
            "c-brand=Alder&c-brand=Birk&c-attribute-0=colour: red&c-attribute-2=litres:25"
            "&c-price_max=20,50&c-in_stock=1"
        ) == {
            "brand": ["Alder", "Birk"],
            "attributes": {"colour": "red", "litres": "25"},
            "price_max": "20.50",
            "in_stock": True,
        }

    def test_nothing_said_is_no_condition(self) -> None:
        assert typed("c-attribute-0=  &c-price_min=") == {}

    @pytest.mark.parametrize(
        ("address", "said"),
        [
            ("c-attribute-0=red", "looks like “colour: red”"),
            ("c-attribute-0=colour:", "looks like “colour: red”"),
            ("c-attribute-0=a%00: b", "looks like “colour: red”"),
            ("c-price_min=dear", "A price is a number"),
        ],
    )
    def test_what_is_not_right_is_said(self, address: str, said: str) -> None:
        with pytest.raises(ValidationError, match=said):
            typed(address)

    @pytest.mark.django_db
    def test_brands_and_attributes_of_the_shop_are_offered_and_chosen_ones_kept(self) -> None:
        make_product("A", brand="Alder", attributes={"colour": "<red>", "litres": 25, "tags": [1]})
        shown = ConditionWidget().render("c", {"brand": ["Gone Ltd"], "price_max": "9"})
        assert 'value="Alder">' in shown
        assert 'value="Gone Ltd" checked' in shown
        assert '<option value="colour: &lt;red&gt;">' in shown
        assert '<option value="litres: 25">' in shown
        assert "tags" not in shown
        assert 'name="c-price_max" value="9"' in shown

    @pytest.mark.django_db
    def test_what_was_typed_wrongly_is_shown_again(self) -> None:
        widget = ConditionWidget()
        raw = widget.value_from_datadict(QueryDict("c-attribute-1=red&c-price_min=dear"), {}, "c")
        shown = widget.render("c", raw)
        assert 'name="c-attribute-1" value="red"' in shown
        assert 'value="dear"' in shown
