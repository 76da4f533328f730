"""The statements of a request: how many, what they rank, whether they load vectors."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

_BY_VECTORS, _BY_WORDS = "<#>", "ts_rank("
_VECTOR_TYPES = "SELECT oid FROM pg_type WHERE typname IN ('vector', 'halfvec', 'sparsevec')"


@dataclass(frozen=True, slots=True)
class Statement:
    """vectors: how many of the columns that it gave are vectors."""

    sql: str
    values: Any
    vectors: int

    @property
    def ranks(self) -> bool:
        return self.ranks_by_vectors or _BY_WORDS in self.sql

    @property
    def ranks_by_vectors(self) -> bool:
        return _BY_VECTORS in self.sql


def statements_of(ask: Callable[[], object]) -> list[Statement]:
    """What is executed while `ask` runs, in order."""
    seen: list[Statement] = []
    with connection.cursor() as cursor:
        cursor.execute(_VECTOR_TYPES)
        types = {oid for (oid,) in cursor.fetchall()}

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        given = execute(sql, params, many, context)
        columns = context["cursor"].description or ()
        seen.append(Statement(sql, params, sum(one.type_code in types for one in columns)))
        return given

    with connection.execute_wrapper(note):
        ask()
    return seen


def ranking_of(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Those that rank, each behind the settings that were made for it alone."""
    return [
        [*(before for before in statements[place - 1 : place] if _sets(before)), one]
        for place, one in enumerate(statements)
        if one.ranks
    ]


def execute(transactions: Sequence[Sequence[Statement]]) -> None:
    """Once more, bare, and read what they give."""
    for parts in transactions:
        with transaction.atomic(), connection.cursor() as cursor:
            for one in parts:
                cursor.execute(one.sql, one.values)
                cursor.fetchall()


def _sets(statement: Statement) -> bool:
    return statement.sql.startswith("SELECT set_config")
