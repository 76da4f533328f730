"""`manage.py evaluate folder` from end to end, with an encoder whose answers are known."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from catalogue.models import Category, Product
from tests.fakes.colour_encoder import ColourEncoder
from tests.search.evaluation.sample import save_folder

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("colour_encoder")]


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, settings: Any) -> None:
    settings.STATE_DIR = tmp_path / "state"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return save_folder(tmp_path / "set")


def evaluate(*arguments: str) -> str:
    out = io.StringIO()
    call_command("evaluate", "folder", *arguments, "--encoder", "colour", stdout=out)
    return out.getvalue()


@pytest.mark.usefixtures("encoder_in_use")
def test_json_is_one_object_and_nothing_else(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("evaluate", "folder", str(folder), "--json")  # with the shop's own encoder
    answer = json.loads(capsys.readouterr().out)
    assert answer["mean_average_precision"] == 1
    assert answer["accuracy"] == answer["accuracy_standardised"] == 1
    assert answer["precision_at_10"] == pytest.approx(1 / 3, abs=1e-3)  # of 9 products, 3 each
    assert answer["encoder"] == "colour"
    assert answer["encoder_id"] == "colour/1"
    assert answer["recipe"] == ["prompts", "contrast"]
    assert answer["chance"]["accuracy"] == pytest.approx(1 / 3, abs=1e-3)
    assert answer["per_class"]["red"]["products"] == 3
    assert all(re.fullmatch(r"[a-z0-9_]+", key) for key in answer)


def test_people_get_tables(folder: Path) -> None:
    text = evaluate(str(folder))
    for words in ("colour/1", "9 products", "red", "Mean average precision", "Chance"):
        assert words in text


def test_the_shop_s_recipe_looks_at_the_other_categories_and_plain_does_not(folder: Path) -> None:
    table = "label,definition\nred,a red and green thing\ngreen,a green thing\nblue,blue\n"
    (folder / "categories.csv").write_text(table)
    as_shop, plain = (
        json.loads(evaluate(str(folder), "--json", *how)) for how in ([], ["--plain"])
    )
    assert (as_shop["recipe"], plain["recipe"]) == (["prompts", "contrast"], ["prompts"])
    assert as_shop["per_class"]["red"]["average_precision"] == 1  # what is green is another's
    assert plain["per_class"]["red"]["average_precision"] < 1
    assert "Recipe: prompts\n" in evaluate(str(folder), "--plain")


def test_the_second_time_nothing_is_encoded(folder: Path, colour_encoder: ColourEncoder) -> None:
    evaluate(str(folder))
    evaluate(str(folder))
    assert colour_encoder.encoded_images == 9
    evaluate(str(folder), "--no-cache")
    assert colour_encoder.encoded_images == 18


def test_the_catalogue_is_not_touched(folder: Path) -> None:
    evaluate(str(folder), "--json")
    assert not Product.objects.exists()
    assert not Category.objects.exists()


def test_a_category_without_products_is_left_out_of_the_means(folder: Path) -> None:
    with (folder / "categories.csv").open("a") as table:
        table.write("plum,a plum thing\n")
    answer = json.loads(evaluate(str(folder), "--json"))
    assert answer["per_class"]["plum"]["average_precision"] is None
    assert answer["mean_average_precision"] == 1


def test_a_wrong_folder_is_one_line_of_advice(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no folder"):
        evaluate(str(tmp_path / "nothing"))


def test_an_unknown_encoder_is_one_line_of_advice(folder: Path) -> None:
    with pytest.raises(CommandError, match="There is no encoder 'magic'"):
        call_command("evaluate", "folder", str(folder), "--encoder", "magic")
