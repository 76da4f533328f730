"""Two imports at the same moment, on real connections."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection

from catalogue.importing import Report, import_products, run
from catalogue.models import Product


def _import_and_leave(path: Path) -> Report:
    try:
        return import_products(path)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_two_integrators_with_the_same_products_lose_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "CHUNK", 40)
    rows = [f"S{number},Title {number}\n" for number in range(400)]
    (folder / "up.csv").write_text("sku,title\n" + "".join(rows))
    # the other way round, so that they wait for each other's rows
    (folder / "down.csv").write_text("sku,title\n" + "".join(reversed(rows)))
    with ThreadPoolExecutor(2) as pool:
        reports = list(pool.map(_import_and_leave, [folder / "up.csv", folder / "down.csv"]))
    assert [report.problems for report in reports] == [[], []]
    assert sum(report.new for report in reports) == Product.objects.count() == 400
    assert sum(report.unchanged for report in reports) == 400
