"""What is remembered as an object is that object, until its time is over."""

import pytest
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache


@pytest.fixture
def memory() -> BaseCache:
    return caches["samples"]


def test_the_very_object_comes_back(memory: BaseCache) -> None:
    kept = object()
    memory.set("one", kept, 60)
    assert memory.get("one") is kept
    assert "one" in memory


def test_what_was_never_kept_or_is_over_does_not(memory: BaseCache) -> None:
    memory.set("one", object(), -1)
    assert memory.get("one") is None
    assert memory.get("two", "nothing") == "nothing"


def test_adding_does_not_replace(memory: BaseCache) -> None:
    first = object()
    assert memory.add("one", first, 60)
    assert not memory.add("one", object(), 60)
    assert memory.get("one") is first


def test_the_least_used_makes_room(memory: BaseCache) -> None:
    for number in range(5):
        memory.set(str(number), number, 60)
        memory.get("0")
    assert memory.get("0") == 0
    assert sum(memory.get(str(number)) is not None for number in range(5)) <= 4
