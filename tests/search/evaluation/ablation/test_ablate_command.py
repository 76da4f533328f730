"""`manage.py evaluate ablate` from end to end, with an encoder whose answers are known."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from search.methods.recipe import DEFAULT
from tests.search.evaluation.sample import save_folder

pytestmark = pytest.mark.usefixtures("colour_encoder")


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, settings: Any) -> None:
    settings.STATE_DIR = tmp_path / "state"


def evaluate(*arguments: str) -> str:
    out = io.StringIO()
    call_command("evaluate", "ablate", *arguments, "--encoder", "colour", stdout=out)
    return out.getvalue()


def rows_of(answer: dict[str, Any], place: int = 0) -> dict[str, dict[str, Any]]:
    return {row["key"]: row for row in answer["sets"][place]["rows"]}


def test_every_part_has_a_row_that_names_what_it_builds_on(folder: Path) -> None:
    answer = json.loads(evaluate(str(folder), "--json"))
    rows = rows_of(answer)
    assert {"photo", "templates", "definition", "context", "background", "siblings"} <= set(rows)
    assert {"negatives", "attributes", "graph", "centring", "nnn", "words", "said"} <= set(rows)
    assert {"held-out", "look-negatives", "examples", "decided"} <= set(rows)
    assert all(row["base"] in rows for row in rows.values() if row["base"])
    assert rows["definition"]["mean_average_precision"] == 1
    assert rows["siblings"]["control"] == "as many other nouns"
    assert rows["siblings"]["per_class"] == {"red": 1, "green": 1, "blue": 1}
    assert rows["siblings"]["gain_low"] <= rows["siblings"]["gain"] == 0
    assert rows["siblings"]["shipped"]
    assert rows["background"]["shipped"] == bool(DEFAULT.background)
    assert (answer["encoder"], answer["seed"]) == ("colour", 0)


def test_only_one_encoder_has_a_plain_conse(folder: Path) -> None:
    conse = rows_of(json.loads(evaluate(str(folder), "--json")))["conse"]
    assert not conse["measured"]
    assert conse["mean_average_precision"] is None
    assert "only the encoder anchors" in conse["note"]


def test_the_same_seed_gives_the_same_figures(folder: Path) -> None:
    first, again = (evaluate(str(folder), "--json", "--seed", "5") for _ in range(2))
    assert first == again


def test_a_part_without_words_is_not_measured_and_the_table_says_so(tmp_path: Path) -> None:
    plain = save_folder(tmp_path / "plain")
    rows = rows_of(json.loads(evaluate(str(plain), "--json")))
    for key in ("context", "negatives", "attributes", "graph", "said"):
        assert not rows[key]["measured"]
        assert "not measured" in rows[key]["note"]
    assert "the set has no attributes" in " ".join(evaluate(str(plain)).split())


def test_people_get_a_table(folder: Path) -> None:
    text = evaluate(str(folder))
    for words in ("12 products, 3 categories", "colour/1", "mAP", "Control of", "Default"):
        assert words in text
    assert max(map(len, text.splitlines())) <= 80  # fits where output has no width


def test_several_sets_are_put_together(folder: Path, tmp_path: Path) -> None:
    other = save_folder(tmp_path / "other")
    answer = json.loads(evaluate(str(folder), str(other), "--json"))
    together = {row["key"]: row for row in answer["together"]}
    assert together["definition"]["sets"] == {"set": 1, "other": 1}
    assert together["context"]["sets"] == {"set": 1}  # the other set has no parents
    assert "each counting alike" in evaluate(str(folder), str(other))


def test_two_folders_of_one_name_are_refused(folder: Path) -> None:
    with pytest.raises(CommandError, match="the same name"):
        evaluate(str(folder), str(folder))


def test_words_may_come_from_a_file_or_a_folder_of_files(tmp_path: Path) -> None:
    plain = save_folder(tmp_path / "plain")
    words = tmp_path / "words"
    words.mkdir()
    (words / "plain.csv").write_text("label,parent\nred,red goods\n")
    for given in (words, words / "plain.csv"):
        answer = json.loads(evaluate(str(plain), "--words", str(given), "--json"))
        assert rows_of(answer)["context"]["measured"]
    with pytest.raises(CommandError, match="is missing"):
        evaluate(str(plain), "--words", str(tmp_path / "nowhere.csv"))


def test_each_weight_is_tried_over_a_range(folder: Path, tmp_path: Path) -> None:
    other = save_folder(tmp_path / "other")
    answer = json.loads(evaluate(str(folder), str(other), "--sweep", "--json"))
    sweeps = {sweep["weight"]: sweep for sweep in answer["sweeps"]}
    assert sweeps["contrast"]["shipped"] == DEFAULT.contrast
    assert len(sweeps["contrast"]["sets"]["other"]) == len(sweeps["contrast"]["values"])
    assert [one["set"] for one in sweeps["liked"]["left_out"]] == ["set", "other"]
    text = evaluate(str(folder), str(other), "--sweep")
    assert "Weight “contrast”, shipped" in text
    assert "Best without other" in text
