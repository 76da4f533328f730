import codecs

import pytest

from catalogue.importing import FileRefused
from catalogue.models import Product
from tests.catalogue.importing.conftest import Import


def titles() -> dict[str, str]:
    return dict(Product.objects.values_list("sku", "title"))


@pytest.mark.parametrize(
    "content",
    [
        "sku,title\nA,Bürste\n".encode(),
        codecs.BOM_UTF8 + "sku,title\r\nA,Bürste\r\n".encode(),
        "sku,title\nA,Bürste\n".encode("utf-16"),
        codecs.BOM_UTF16_BE + "sku,title\nA,Bürste\n".encode("utf-16-be"),
        "sku;title\nA;Bürste\n".encode(),
        "sku\ttitle\nA\tBürste\n".encode(),
        "sep=;\nsku;title\nA;Bürste\n".encode(),
        "sku,title\rA,Bürste\r".encode(),
        '"sku" ,"Title"\nA,"Bürste"\n'.encode(),
        "\n\nsku,title\nA,Bürste".encode(),
        "sku,title,\nA,Bürste,\n,,\n\n".encode(),
    ],
)
def test_what_spreadsheets_save_is_read(import_csv: Import, content: bytes) -> None:
    report = import_csv(content)
    assert (report.is_good, report.rows) == (True, 1)
    assert titles() == {"A": "Bürste"}


def test_line_numbers_are_those_of_the_file(import_csv: Import) -> None:
    report = import_csv('sku,title,price\nA,"One\n\nmore",x\n\nB,Two,y\n,,\nC,"T\r\nh",z\n')
    assert [(p.sku, p.line) for p in report.problems] == [("A", 2), ("B", 6), ("C", 8)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "It is empty"),
        (b" \n\n", "It is empty"),
        (b"name,price\nA,1\n", "no column “sku”. Columns found: “name”, “price”"),
        (b"sku,title,Title\nA,x,y\n", "“Title” stands twice"),
        (b"sku,colour,attr.colour\nA,x,y\n", "“attr.colour” stands twice"),
        (b"sku,ti\xfctle\nA,x\n", "Line 1 is not UTF-8: save the file as UTF-8"),
        ("sku,title\nA,x\n".encode("utf-16-le"), "UTF-16 without its mark: save it as UTF-8"),
        ("sku,title\nA,x\n".encode("utf-32"), "UTF-32"),
        (b"PK\x03\x04\x14\x00", "Excel workbook"),
        (b"\x1f\x8b\x08\x00", "unpack it first"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\r", "Line 1 is not UTF-8"),
        (b"a\x00,sku\n1,2\n", "Line 1 holds a NUL byte"),
    ],
)
def test_a_file_of_no_use_is_refused_whole(import_csv: Import, content: bytes, reason: str) -> None:
    with pytest.raises(FileRefused, match=reason):
        import_csv(content)
    assert not Product.objects.exists()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (b"X,Caf\xe9", "Line 3 is not UTF-8: save the file as UTF-8."),
        (b'X,"Two\nCaf\xe9"', "Line 4 is not UTF-8"),
        (b"X,a\x00b", "Line 3 holds a NUL byte"),
        (b"X", "It has 1 cell, the header has 2."),
        (b"X,a,b", "It has 3 cells, the header has 2: a cell with the delimiter"),
        (b"X," + b"a" * 301, "It has 301 characters, the most is 300."),
        (b"X," + b"a" * 200_000, "It has 200,000 characters"),
        (b"X," + b"a" * 1_500_000, "Line 3 is longer than 1,000,000 characters"),
        (b"Y" * 65 + b",a", "It has 65 characters, the most is 64."),
        (b'"X\ty",a', "without control characters"),
        (b",a", "There is no SKU"),
    ],
)
def test_a_row_that_cannot_be_read_costs_no_other(
    import_csv: Import, row: bytes, reason: str
) -> None:
    report = import_csv(b"sku,title\nA,One\n" + row + b"\nB,Two\n")
    assert titles() == {"A": "One", "B": "Two"}
    assert (report.rows, report.invalid) == (3, 1)
    [problem] = report.problems
    assert problem.line == 3
    assert reason in problem.reason


def test_a_quote_left_open_is_told_where_it_begins(import_csv: Import) -> None:
    report = import_csv('sku,title\nA,One\nB,"Two\n' + "C,Three and more\n" * 70_000)
    [problem] = [p for p in report.problems if p.line == 3]
    assert 'does a quote (") stay open?' in problem.reason
    assert titles()["A"] == "One"


def test_a_column_name_that_cannot_be_an_attribute_is_ignored_aloud(import_csv: Import) -> None:
    report = import_csv("sku,title,2nd colour,,a\nA,One,red,junk,1\n")
    assert Product.objects.get().attributes == {"a": 1}
    assert "column “2nd colour” is ignored: it is no name for an attribute" in report.notices
    assert "a column without a name is ignored" in report.notices


def test_a_utf16_file_with_a_broken_line_loses_that_line(import_csv: Import) -> None:
    good = "sku,title\nA,One\n".encode("utf-16")
    report = import_csv(good + b"\x00\xd8" + "B,Two\nC,Three\n".encode("utf-16-le"))
    assert titles() == {"A": "One", "C": "Three"}
    assert "Line 3 is not UTF-16" in report.problems[0].reason
