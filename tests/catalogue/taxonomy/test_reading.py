"""Reading a taxonomy file: Google's text, CSV, JSON; a bad line fails alone, with its number."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.importing import FileRefused
from catalogue.taxonomy import MAX_BYTES, Reading, read_taxonomy

GOOGLE = """# Google_Product_Taxonomy_Version: 2021-09-21
1 - Animals & Pet Supplies
3237 - Animals & Pet Supplies > Live Animals
2 - Animals & Pet Supplies > Pet Supplies > Bird Supplies
"""


def paths(reading: Reading) -> list[str]:
    return [" > ".join(row.path) for row in reading.rows]


def problems(reading: Reading) -> list[tuple[int, str]]:
    return [(problem.line, problem.reason) for problem in reading.problems]


class TestGooglesTaxonomy:
    def test_is_read_with_its_numbers(self) -> None:
        assert paths(read_taxonomy(GOOGLE.encode())) == [
            "Animals & Pet Supplies",
            "Animals & Pet Supplies > Live Animals",
            "Animals & Pet Supplies > Pet Supplies > Bird Supplies",
        ]

    def test_is_read_without_them_and_with_any_line_ends(self) -> None:
        plain = "# a comment\r\nBags\r\nBags >  Back  packs\r\rHats"
        assert paths(read_taxonomy(plain.encode("utf-8-sig"))) == [
            "Bags",
            "Bags > Back packs",
            "Hats",
        ]
        assert paths(read_taxonomy("Bags > Säcke".encode("utf-16"))) == ["Bags > Säcke"]

    def test_keeps_names_that_begin_like_numbers_where_lines_have_none(self) -> None:
        assert paths(read_taxonomy(b"Office\n3 - ring binders > Small\n")) == [
            "Office",
            "3 - ring binders > Small",
        ]

    def test_bad_lines_fail_alone_with_their_numbers(self) -> None:
        lines = ["Bags", "Bags > > Small", "> Hats", "x" * 121, " > ".join("abcdefghijklm"), "Hats"]
        reading = read_taxonomy("\n".join(lines).encode() + b"\n\xff\xfe bad\nbad\x00\n")
        assert paths(reading) == ["Bags", "Hats"]
        assert [line for line, _ in problems(reading)] == [2, 3, 4, 5, 7, 8]
        reasons = dict(problems(reading))
        assert reasons[2].startswith("A name is empty")
        assert "121 characters; 120 is the most" in reasons[4]
        assert "13 levels deep; 12 is the most" in reasons[5]
        assert "not UTF-8" in reasons[7]
        assert "NUL" in reasons[8]


class TestTables:
    def test_hold_path_name_and_definition(self) -> None:
        text = (
            "path,name,definition\n"
            "Bags,,a bag\n"
            "Bags,Backpacks,a backpack worn on both shoulders\n"
            "Bags > Handbags,Handbags,\n"
            ",Hats,\n"
        )
        reading = read_taxonomy(text.encode(), "x.csv")
        assert paths(reading) == ["Bags", "Bags > Backpacks", "Bags > Handbags", "Hats"]
        assert [row.definition for row in reading.rows] == [
            "a bag",
            "a backpack worn on both shoulders",
            "",
            "",
        ]

    @pytest.mark.parametrize("mark", [";", "\t", "|"])
    def test_may_be_divided_otherwise_and_have_other_columns(self, mark: str) -> None:
        text = f"\nID{mark}Name{mark}Path\n7{mark}Tents{mark}Outdoor\n"
        assert paths(read_taxonomy(text.encode())) == ["Outdoor > Tents"]

    def test_bad_rows_fail_alone_where_they_begin(self) -> None:
        text = 'name,definition\n"Two\nlines",x\n,\n,lonely\nHats,a,b\nCaps\n'
        reading = read_taxonomy(text.encode(), "x.csv")
        assert paths(reading) == ["Two lines", "Caps"]
        assert problems(reading) == [
            (5, "It names no category."),
            (6, "It has more cells than the header: does one need quotes?"),
        ]

    def test_without_a_known_column_are_refused(self) -> None:
        with pytest.raises(FileRefused, match="must name the columns"):
            read_taxonomy(b"sku,price\n1,2\n", "x.csv")


class TestJson:
    def test_lists_are_read_and_problems_counted_by_entry(self) -> None:
        entries = [
            {"path": ["Bags", "Backpacks"], "definition": "a backpack"},
            {"path": "Bags > Handbags"},
            "Hats",
            {"name": 7},
            {"path": {"a": 1}},
        ]
        reading = read_taxonomy(json.dumps(entries).encode(), "x.json")
        assert paths(reading) == ["Bags > Backpacks", "Bags > Handbags"]
        assert reading.unit == "entry"
        assert [line for line, _ in problems(reading)] == [3, 4, 5]
        wrapped = json.dumps({"categories": [{"name": "Hats"}]}, indent=1)
        assert paths(read_taxonomy(wrapped.encode(), "x.json")) == ["Hats"]

    def test_may_come_one_a_line(self) -> None:
        text = '{"name": "Hats"}\n\n{"name": \n{"path": "Bags"}\n'
        reading = read_taxonomy(text.encode())
        assert paths(reading) == ["Hats", "Bags"]
        assert [line for line, _ in problems(reading)] == [3]

    @pytest.mark.parametrize("text", ["[1, ", '{"a": 1}', "[" * 100_000])
    def test_broken_files_are_refused(self, text: str) -> None:
        with pytest.raises(FileRefused):
            read_taxonomy(text.encode(), "x.json")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n \n", "empty"),
        (b"# only a comment\n", "names no category"),
        (b"PK\x03\x04xxxx", "Excel"),
        (b"\x1f\x8bxx", "compressed"),
        (b"a\n" * (MAX_BYTES // 2 + 1), "larger than 2 MB"),
        (b"\n".join(b"c%d" % n for n in range(20_001)), "more than 20,000 rows"),
    ],
)
def test_a_file_that_cannot_be_is_refused_in_words(content: bytes, reason: str) -> None:
    with pytest.raises(FileRefused, match=reason):
        read_taxonomy(content)


@given(content=st.binary(max_size=300), name=st.sampled_from(["", "x.csv", "x.json", "x.txt"]))
def test_no_file_makes_it_stumble(content: bytes, name: str) -> None:
    with suppress(FileRefused):
        reading = read_taxonomy(content, name)
        assert all(row.path and all(row.path) for row in reading.rows)
