from dataclasses import asdict
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.models import Product, ProductImage
from tests.catalogue.importing.conftest import Import

ROWS = (
    "sku,title,price,parent,images\nA,One,1,,red.jpg\nB,Two,x,,\nC,Three,2,A,blue.png|gone.png\n"
    "D,Four,3,E,art.webp\nE,Five,4,,\nF,Six,5,C,\n"
)


def test_a_dry_run_reports_what_the_import_then_does(import_csv: Import, media: Path) -> None:
    Product.objects.create(sku="E", title="Old", price=1)
    with CaptureQueriesContext(connection) as queries:
        foretold = asdict(import_csv(ROWS, dry_run=True))
    writes = ("INSERT", "UPDATE", "DELETE")
    assert not [query for query in queries if query["sql"].startswith(writes)]
    assert not media.exists()
    assert Product.objects.get().title == "Old"

    done = asdict(import_csv(ROWS))
    for report in (foretold, done):
        del report["seconds"], report["dry_run"]
    assert foretold == done
    assert (done["new"], done["changed"], done["invalid"], done["images_new"]) == (3, 1, 2, 3)

    again = import_csv(ROWS, dry_run=True)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 4)
    assert (again.images_new, again.images_unchanged, again.images_rejected) == (0, 3, 1)
    assert ProductImage.objects.count() == 3
