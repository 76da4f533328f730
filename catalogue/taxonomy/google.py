"""Google's product taxonomy: a path a line, with or without numbers, comments behind “#”.

    1 - Animals & Pet Supplies
    3237 - Animals & Pet Supplies > Live Animals

https://www.google.com/basepages/producttype/taxonomy.en-US.txt
"""

import re
from collections.abc import Iterator, Sequence

from catalogue.taxonomy.rows import Problem, TaxonomyRow, checked, split_path

_NUMBERED = re.compile(r"\s*\d+\s+-\s+")


def text_rows(lines: Sequence[str]) -> Iterator[TaxonomyRow | Problem]:
    said = [(number, line) for number, line in enumerate(lines, 1) if _says_something(line)]
    # a name may begin like “3 - ring binders”: numbers are none unless the first line has one
    numbered = bool(said) and _NUMBERED.match(said[0][1]) is not None
    for number, line in said:
        path = _NUMBERED.sub("", line, count=1) if numbered else line
        yield checked(number, split_path(path))


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")
