import pytest

from catalogue.importing import FileRefused
from catalogue.models import Product
from tests.catalogue.importing.conftest import Import


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"sku": "X", ', "Broken JSON at character"),
        ("[1, 2]", "It is a list, not an object"),
        ("12", "It is a number, not an object"),
        ("null", "It is null, not an object"),
        ('{"sku": "X", "title": "a", "title": "b"}', "“title” stands twice"),
        ('{"sku": "X", "title": "a", "price": NaN}', "NaN is no number"),
        ('{"title": "a"}', "There is no SKU"),
        ('{"sku": ["X"], "title": "a"}', "It must be a text"),
        ('{"sku": 1.5, "title": "a"}', "put it in quotes"),
        ('{"sku": "X", "title": {"en": "a"}}', "It must be a text"),
        ('{"sku": "X", "title": "a", "stock": true}', "It must be a text"),
        ('{"sku": "X", "title": "a\\u0000b"}', "NUL"),
        ('{"sku": "X", "title": "a\\ud800b"}', "lone surrogate"),
        ('{"sku": "X", "title": "a", "colour": "\\ud800"}', "lone surrogate"),
        ('{"sku": "X", "title": "a", "colour": {"deep": 1}}', "must be a text of up to"),
        ('{"sku": "X", "title": "a", "attributes": "{"}', "It is not JSON"),
        ('{"sku": "X", "title": "a", "attributes": [1]}', "must be an object"),
        ('{"sku": "X", "title": "a", "price": ' + "9" * 5000 + "}", "Broken JSON"),
        ("[" * 100_000, "Broken JSON"),
    ],
)
def test_a_line_that_cannot_be_read_costs_no_other(
    import_jsonl: Import, line: str, reason: str
) -> None:
    report = import_jsonl(f'{{"sku": "A", "title": "One"}}\n{line}\n{{"sku": "B", "title": "2"}}\n')
    assert set(Product.objects.values_list("sku", flat=True)) == {"A", "B"}
    [problem] = report.problems
    assert problem.line == 2
    assert reason in problem.reason


def test_one_big_list_is_refused_with_advice(import_jsonl: Import) -> None:
    with pytest.raises(FileRefused, match="write one object a line"):
        import_jsonl('[\n  {"sku": "A", "title": "One"}\n]\n')
    with pytest.raises(FileRefused, match="empty"):
        import_jsonl("\n")


def test_texts_stay_texts_in_json(import_jsonl: Import) -> None:
    import_jsonl('{"sku": "A", "title": "One", "ean": "42", "attributes": {"solar": "true"}}\n')
    assert Product.objects.get().attributes == {"ean": "42", "solar": "true"}


def test_an_unknown_key_of_strange_letters_is_ignored_aloud(import_jsonl: Import) -> None:
    report = import_jsonl('{"sku": "A", "title": "One", "\\ud800\\u001b[31m": 1}\n')
    assert Product.objects.get().attributes == {}
    [notice] = report.notices
    assert notice.isprintable()
