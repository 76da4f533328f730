from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.importing import Progress
from catalogue.models import Product
from tests.catalogue.importing.conftest import Import

HEADER = "sku,title,description,brand,price,stock,state,publish_at,attributes\n"


def test_a_merchandiser_brings_a_product_with_all_it_has(import_csv: Import) -> None:
    report = import_csv(
        HEADER + 'B-1,Backpack,"Two\nlines","Sun, Ltd.",129.90,7,draft,2031-05-30,'
        '"{""colour"": ""red"", ""litres"": 25, ""solar"": true}"\n'
    )
    assert (report.rows, report.new, report.is_good) == (1, 1, True)
    product = Product.objects.get(sku="B-1")
    assert product.title == "Backpack"
    assert product.description == "Two\nlines"
    assert product.brand == "Sun, Ltd."
    assert product.price == Decimal("129.90")
    assert (product.stock, product.state) == (7, "draft")
    assert product.publish_at == datetime(2031, 5, 30, tzinfo=UTC)
    assert product.attributes == {"colour": "red", "litres": 25, "solar": True}


def test_an_integrator_brings_the_same_as_json_lines(import_jsonl: Import) -> None:
    report = import_jsonl(
        '{"sku": "B-1", "title": "Rucksack ☀", "price": 129.9, "stock": 7, "colour": "red",'
        ' "attributes": {"litres": 25, "sizes": ["S", "M"]}, "brand": null}\n\n'
        '{"sku": 42, "title": "Mug"}\n'
    )
    assert (report.new, report.is_good) == (2, True)
    product = Product.objects.get(sku="B-1")
    assert (product.title, product.price, product.brand) == ("Rucksack ☀", Decimal("129.90"), "")
    assert product.attributes == {"litres": 25, "sizes": ["S", "M"], "colour": "red"}
    assert Product.objects.get(sku="42").title == "Mug"


def test_the_same_file_twice_changes_nothing(import_csv: Import) -> None:
    content = (
        HEADER
        + 'B-1,Backpack,x,Sun,12.5,7,,2031-05-30T08:00+02:00,"{""a"": 1.0}"\nB-2,Mug,,,,,,,\n'
    )
    import_csv(content)
    before = list(Product.objects.order_by("id").values())
    with CaptureQueriesContext(connection) as queries:
        report = import_csv(content)
    assert (report.new, report.changed, report.unchanged) == (0, 0, 2)
    assert list(Product.objects.order_by("id").values()) == before
    assert not [q for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_only_what_the_file_says_is_changed(import_csv: Import) -> None:
    import_csv(HEADER + 'B-1,Backpack,Nice,Sun,12.50,7,draft,2031-05-30,"{""a"": 1, ""b"": 2}"\n')
    before = Product.objects.get()
    report = import_csv("sku,price\nB-1,15\n")
    after = Product.objects.get()
    assert report.changed == 1
    assert after.price == Decimal(15)
    assert after.updated_at > before.updated_at
    assert after.created_at == before.created_at
    for name in ("title", "description", "brand", "stock", "state", "publish_at", "attributes"):
        assert getattr(after, name) == getattr(before, name)


def test_an_empty_cell_clears_what_may_be_empty(import_csv: Import) -> None:
    import_csv(HEADER + 'B-1,Backpack,Nice,Sun,12.50,7,draft,2031-05-30,"{""a"": 1}"\n')
    report = import_csv(HEADER + "B-1,Backpack,,,,,,,\n")
    product = Product.objects.get()
    assert report.changed == 1
    assert (product.description, product.brand, product.price) == ("", "", None)
    assert (product.stock, product.publish_at, product.attributes) == (0, None, {})
    assert product.state == "draft"  # a product always has one


def test_true_and_one_are_different_attributes(import_jsonl: Import) -> None:
    import_jsonl('{"sku": "B-1", "title": "x", "attributes": {"solar": 1}}\n')
    assert import_jsonl('{"sku": "B-1", "attributes": {"solar": true}}\n').changed == 1
    assert Product.objects.get().attributes["solar"] is True


def test_other_columns_become_typed_attributes_and_are_told(import_csv: Import) -> None:
    import_csv('sku,title,attributes\nB-1,Backpack,"{""kept"": ""yes"", ""gone"": 1}"\n')
    report = import_csv(
        "sku,coarse,pirce,attr.litres,Weight,ean,solar,gone\nB-1,Bag,12,25,1.50,0042,TRUE,\n"
    )
    assert Product.objects.get().attributes == {
        "kept": "yes", "coarse": "Bag", "pirce": 12, "litres": 25, "Weight": 1.5, "ean": "0042",
        "solar": True,
    }  # fmt: skip
    assert "column “coarse” is read as an attribute" in report.notices
    assert "column “pirce” is read as an attribute; did you mean “price”?" in report.notices
    assert not any("litres" in notice for notice in report.notices)


def test_new_products_are_published_unless_told_otherwise(import_csv: Import) -> None:
    import_csv("sku,title\nA,One\n")
    import_csv("sku,title,state\nB,Two,\nC,Three,archived\n", state="draft")
    states = dict(Product.objects.values_list("sku", "state"))
    assert states == {"A": "published", "B": "draft", "C": "archived"}


def test_a_bad_row_fails_alone(import_csv: Import) -> None:
    report = import_csv('sku,title,price\nA,One,1\nB,"Two\nlines",12 €\nC,Three,-3\nD,Four,2\n')
    assert sorted(Product.objects.values_list("sku", flat=True)) == ["A", "D"]
    assert (report.rows, report.new, report.invalid) == (4, 2, 2)
    lines = [(p.line, p.sku, p.column) for p in report.problems]
    assert lines == [(3, "B", "price"), (5, "C", "price")]


def test_every_problem_of_a_row_is_told_at_once(import_csv: Import) -> None:
    report = import_csv("sku,title,price,stock,state\nA,,x,-1,sold\n")
    assert report.invalid == 1
    assert [p.column for p in report.problems] == ["title", "price", "stock", "state"]


def test_a_new_product_needs_a_title_and_a_known_one_does_not(import_csv: Import) -> None:
    import_csv("sku,title\nA,One\n")
    report = import_csv("sku,stock\nA,3\nB,4\n")
    assert (report.changed, report.invalid) == (1, 1)
    assert "a new product needs a title" in report.problems[0].reason


def test_of_a_sku_that_stands_twice_the_first_row_counts(import_csv: Import) -> None:
    report = import_csv("sku,title\nA,One\nB,Two\nA,Other\n")
    assert Product.objects.get(sku="A").title == "One"
    assert [(p.line, p.reason) for p in report.problems] == [
        (4, "It stands on line 2 already; only that row counts.")
    ]


def test_a_row_that_only_the_database_refuses_fails_alone(
    import_csv: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalogue.importing.values.MAX_STOCK", 10**12)  # a check that we forgot
    report = import_csv("sku,title,stock\nA,One,1\nB,Two,99999999999\nC,Three,3\n")
    assert sorted(Product.objects.values_list("sku", flat=True)) == ["A", "C"]
    assert [(p.line, p.sku) for p in report.problems] == [(3, "B")]
    assert "The database refuses it" in report.problems[0].reason


def test_the_number_of_queries_does_not_grow_with_the_rows(import_csv: Import) -> None:
    def count(rows: int, title: str) -> int:
        content = "sku,title,parent\n" + "".join(
            f"{rows}-{i},{title},{f'{rows}-0' if i else ''}\n" for i in range(rows)
        )
        with CaptureQueriesContext(connection) as queries:
            import_csv(content)
        return len(queries)

    assert count(400, "new") == count(5, "new")
    assert count(400, "changed") == count(5, "changed")
    assert count(400, "changed") <= 7  # the second time: reads and the savepoint only


def test_a_large_file_goes_in_chunks_and_tells_how_far_it_is(import_csv: Import) -> None:
    seen: list[Progress] = []
    content = "sku,title\n" + "".join(f"S{i},Tïtle {i}\n" for i in range(1201))
    report = import_csv(content, progress=seen.append)
    assert report.new == Product.objects.count() == 1201
    assert [step.rows for step in seen] == [500, 1000, 1201]
    assert [step.position for step in seen] == sorted(step.position for step in seen)
    assert seen[-1].position == seen[-1].size


def test_a_million_bad_rows_do_not_fill_the_report(
    import_csv: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalogue.importing.tally.PROBLEMS_KEPT", 5)
    told: list[object] = []
    report = import_csv("sku,title\n" + ",x\n" * 20, on_problem=told.append)
    assert (len(report.problems), report.problem_count, len(told)) == (5, 20, 20)
