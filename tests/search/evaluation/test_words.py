"""What a merchandiser adds to a category, read from a table."""

from pathlib import Path

import pytest

from search.evaluation.datasets.detect import read_labelled
from search.evaluation.datasets.folder import read_folder
from search.evaluation.datasets.table import DatasetError
from search.evaluation.datasets.words import default_name
from search.methods.attribute_scoring import Mode
from search.methods.graph import Relation
from tests.search.evaluation.sample import save_folder

HEADER = "label,definition,parent,negatives,attributes,relations"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return save_folder(tmp_path / "set")


def say(folder: Path, red: str) -> None:
    lines = [HEADER, f"red,a red thing,{red}", "green,a green thing", "blue,a blue thing"]
    (folder / "categories.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_each_column_is_read(folder: Path) -> None:
    say(folder, "paint; goods,orange; pink = 0.5,require: warm | cold,has-part: pigment=2")
    words = read_folder(folder).words[0]
    assert words.name == "red"
    assert words.parents == ("paint", "goods")
    assert words.negatives == (("orange", 1.0), ("pink", 0.5))
    (attribute,) = words.attributes
    assert (attribute.mode, attribute.positive, attribute.negative) == (
        Mode.REQUIRE,
        "warm",
        "cold",
    )
    assert words.relations == ((Relation.HAS_PART, "pigment", 2.0),)


def test_columns_that_are_missing_or_empty_say_nothing(folder: Path) -> None:
    assert read_folder(folder).words[0].parents == ()
    say(folder, ",,,")
    words = read_folder(folder).words[0]
    assert (words.parents, words.negatives, words.attributes, words.relations) == ((),) * 4


def test_a_label_is_said_in_words() -> None:
    assert default_name("Soccer_ball") == "soccer ball"
    assert default_name("chest-of-drawers") == "chest of drawers"


@pytest.mark.parametrize(
    ("red", "words"),
    [
        (",,must: straps,", "must begin with one of require, prefer, exclude"),
        (",,require:,", "must begin with"),
        (",,,straps", "must begin with one of is-a, has-part"),
        (",pink = 0,,", "above 0 and at most 5"),
        (",pink = 50,,", "above 0 and at most 5"),
        (",pink = much,,", "could not convert"),
    ],
)
def test_a_wrong_entry_is_named_with_its_label(folder: Path, red: str, words: str) -> None:
    say(folder, red)
    with pytest.raises(DatasetError, match=rf"categories.csv, label red: .*{words}"):
        read_folder(folder)


def test_another_file_may_say_more(folder: Path, tmp_path: Path) -> None:
    say(folder, "paint,,,")
    more = tmp_path / "more.csv"
    more.write_text("label,name,definition,negatives\nred,scarlet,a scarlet thing,pink\n")
    found = read_labelled(folder, more)
    assert found.definitions == ["a scarlet thing", "a green thing", "a blue thing"]
    assert found.words[0].name == "scarlet"
    assert found.words[0].parents == ("paint",)  # what it does not mention stays
    assert found.words[0].negatives == (("pink", 1.0),)
    assert found.words[1] == read_folder(folder).words[1]


def test_a_label_that_the_set_has_not_is_named(folder: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.csv"
    more.write_text("label,parent\nmauve,paint\n")
    with pytest.raises(DatasetError, match="the set has no label 'mauve'"):
        read_labelled(folder, more)
