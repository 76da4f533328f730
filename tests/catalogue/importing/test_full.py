from pathlib import Path

import pytest

from catalogue.models import Product
from tests.catalogue.importing.conftest import Import


@pytest.fixture
def ten(db: None) -> None:
    for number in range(10):
        Product.objects.create(sku=f"S{number}", title="x", state="published")


def archived() -> set[str]:
    return set(Product.objects.filter(state="archived").values_list("sku", flat=True))


def rows(*numbers: int) -> str:
    return "sku,title\n" + "".join(f"S{number},x\n" for number in numbers)


@pytest.mark.usefixtures("ten")
def test_a_full_import_archives_what_the_file_leaves_out(import_csv: Import) -> None:
    report = import_csv(rows(*range(1, 9)) + "NEW,n\n", full=True)
    assert report.archived == 2
    assert archived() == {"S0", "S9"}
    again = import_csv(rows(*range(1, 9)) + "NEW,n\n", full=True)
    assert (again.archived, again.unchanged) == (0, 9)


@pytest.mark.usefixtures("ten")
def test_an_ordinary_import_archives_nothing(import_csv: Import) -> None:
    assert import_csv(rows(1)).archived == 0
    assert archived() == set()


@pytest.mark.usefixtures("ten")
def test_archiving_more_than_the_share_is_refused(import_csv: Import) -> None:
    report = import_csv(rows(1, 2, 3) + "NEW,n\n", full=True)
    assert "7 of 10 products (70%) are not in the file" in report.archive_refused
    assert not report.is_good
    assert archived() == set()
    assert Product.objects.filter(sku="NEW").exists()
    assert import_csv(rows(1, 2, 3) + "NEW,n\n", full=True, max_archive_share=0.7).archived == 7


@pytest.mark.usefixtures("ten")
def test_a_row_without_a_readable_sku_stops_archiving(import_csv: Import) -> None:
    report = import_csv(rows(*range(9)) + "broken\n", full=True)
    assert "In 1 of its rows no SKU could be read" in report.archive_refused
    assert archived() == set()


@pytest.mark.usefixtures("ten")
def test_a_bad_row_still_counts_as_mentioned(import_csv: Import) -> None:
    report = import_csv(
        "sku,title,price\n" + "".join(f"S{n},x,oops\n" for n in range(10)), full=True
    )
    assert (report.invalid, report.archived, report.archive_refused) == (10, 0, "")


@pytest.mark.usefixtures("ten")
def test_a_dry_run_tells_the_same_and_archives_nothing(import_csv: Import, folder: Path) -> None:
    report = import_csv(rows(*range(8)) + "NEW,n\n", full=True, dry_run=True)
    assert (report.archived, report.new) == (2, 1)
    assert archived() == set()
