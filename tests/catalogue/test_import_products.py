import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from catalogue.models import Product

pytestmark = pytest.mark.django_db


class Terminal:
    """What a person or a program sees of a run."""

    def __init__(self, *arguments: str | Path, **options: Any) -> None:
        out = io.StringIO()
        self.code: object = 0
        self.message = ""
        try:
            call_command("import_products", *map(str, arguments), stdout=out, **options)
        except CommandError as error:
            self.code, self.message = error.returncode, str(error)
        except SystemExit as leaving:
            self.code = leaving.code
        self.out = out.getvalue()


@pytest.fixture
def products(tmp_path: Path, settings: Settings) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    path = tmp_path / "products.csv"
    path.write_text("sku,title,price,pirce\nA,One,1,2\nB,[red]Two[/red],2,3\n")
    return path


def test_a_merchandiser_sees_what_was_done(products: Path) -> None:
    run = Terminal(products)
    assert run.code == 0
    assert "products.csv: 2 rows" in run.out
    assert "did you mean “price”?" in run.out
    assert Product.objects.count() == 2


def test_good_rows_are_in_and_the_code_tells_of_the_bad_ones(products: Path) -> None:
    products.write_text("sku,title,price\nA,One,1\n[b]B,Two,x\n")
    run = Terminal(products)
    assert run.code == 1
    assert "“x” is not a price" in run.out
    assert "[b]B" in run.out  # what stands in a file is no markup
    assert Product.objects.count() == 1


def test_a_dry_run_says_that_it_was_one(products: Path) -> None:
    run = Terminal(products, "--dry-run")
    assert run.code == 0
    assert "nothing was written" in run.out
    assert not Product.objects.exists()


def test_a_program_gets_one_object_and_nothing_else(products: Path) -> None:
    run = Terminal(products, "--json")
    content = json.loads(run.out)
    assert (content["rows"], content["new"], content["dry_run"]) == (2, 2, False)
    assert content["images"] == {"new": 0, "unchanged": 0, "rejected": 0, "removed": 0}
    assert run.out.count("\n") == 1


def test_a_program_learns_of_a_refused_file_too(products: Path) -> None:
    products.write_text("name\nx\n")
    run = Terminal(products, "--json")
    assert run.code == 2
    assert "no column “sku”" in json.loads(run.out)["refused"]
    assert "no column “sku”" in run.message


def test_all_problems_go_to_a_file_that_a_spreadsheet_can_open_safely(
    products: Path, tmp_path: Path
) -> None:
    products.write_text("sku,title,price\n" + "".join(f"=S{n},x,oops\n" for n in range(60)))
    run = Terminal(products, "--errors", tmp_path / "errors.csv")
    assert "and 10 more" in run.out
    with (tmp_path / "errors.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 60
    assert rows[0]["line"] == "2"
    assert rows[0]["sku"] == "'=S0"
    assert rows[0]["column"] == "price"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["gone.csv"], "There is no such file"),
        (["."], "It is a folder"),
        (["products.csv", "--images", "gone"], "images folder “gone” does not exist"),
        (["products.csv", "--max-archive-share", "20"], "write a number from 0 to 1"),
        (["products.csv", "--state", "sold"], "invalid choice"),
        (["products.csv", "--errors", "gone/errors.csv"], "No such file or directory"),
    ],
)
def test_wrong_usage_is_told_in_words(
    products: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(products.parent)
    run = Terminal(*arguments)
    assert run.code != 0
    assert message in run.message
    assert not Product.objects.exists()


def test_a_full_import_can_be_allowed_a_larger_share(products: Path) -> None:
    Product.objects.create(sku="OLD", title="x", state="published")
    refused = Terminal(products, "--full")
    assert refused.code == 1
    assert "1 of 1 products (100%) are not in the file" in refused.out.replace("\n", " ")
    assert Terminal(products, "--full", "--max-archive-share", "0.4").code == 0
    assert Product.objects.get(sku="OLD").state == "archived"


@pytest.mark.parametrize(
    ("name", "first", "kind"),
    [("a.txt", "sku,title\nA,One\n", "csv"), ("a", '{"sku": "A", "title": "One"}\n', "json lines")],
)
def test_without_a_telling_extension_the_content_tells(
    products: Path, name: str, first: str, kind: str
) -> None:
    path = products.with_name(name)
    path.write_text(first)
    assert Terminal(path).code == 0, kind
    assert Product.objects.get().title == "One"
