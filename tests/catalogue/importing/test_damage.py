import random

import pytest

from catalogue.importing import FileRefused
from tests.catalogue.importing.conftest import Import

CSV = (
    'sku,title,price,stock,parent,images,publish_at,attributes,colour\nA,"One, \nbig",12.50,3,,'
    'red.jpg|blue.png,2031-05-30,"{""a"": [""b""]}",red\nB,Bürste,"12,5",0,A,art.webp,,,\n'
).encode()
JSONL = (
    '{"sku": "A", "title": "One ☀", "price": 12.5, "images": ["red.jpg", {"path": "blue.png"}]}\n'
    '{"sku": "B", "title": "Two", "parent": "A", "attributes": {"a": 1.5}, "publish_at": null}\n'
).encode()
SPITE = [
    b"\x00",
    b"\xff",
    b'"',
    b"\r",
    b",",
    b"\n",
    b"{",
    b"\\ud800",
    b"9" * 40,
    b"\xef\xbb\xbf",
    b"|",
]


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_a_damaged_file_gives_a_report_or_a_reason_and_nothing_else(
    import_csv: Import, import_jsonl: Import, kind: str
) -> None:
    dice = random.Random(kind)
    run, whole = (import_csv, CSV) if kind == "csv" else (import_jsonl, JSONL)
    outcomes = set()
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 6)):
            at = dice.randrange(len(data))
            data[at : at + dice.randint(0, 3)] = dice.choice(SPITE)
        try:
            report = run(bytes(data))
        except FileRefused:
            outcomes.add("refused")
            continue
        outcomes.add("good" if report.is_good else "partly")
        assert report.rows == report.new + report.changed + report.unchanged + report.invalid
        assert all(problem.reason.isprintable() for problem in report.problems)
    assert "partly" in outcomes
