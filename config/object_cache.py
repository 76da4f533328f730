"""A cache in this process that gives back the very object that it was given."""

import time
from collections import OrderedDict, defaultdict
from threading import Lock
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

_Kept = OrderedDict[str, tuple[float | None, Any]]
_kept: defaultdict[str, _Kept] = defaultdict(OrderedDict)  # by the name of the cache: each thread
_lock = Lock()  # has a cache object of its own


class ObjectCache(BaseCache):
    """For few large objects that nobody changes: Django's own cache makes a copy of megabytes each
    time that one is read. The least recently used makes room."""

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        options = params.get("OPTIONS", {})
        self._most = int(options.get("MAX_ENTRIES", 4))
        self._kept = _kept[name]

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        key = self.make_and_validate_key(key, version=version)
        with _lock:
            until, value = self._kept.get(key, (0.0, None))
            if until is not None and until <= time.time():
                self._kept.pop(key, None)
                return default
            self._kept.move_to_end(key)
            return value

    def set(
        self,
        key: Any,
        value: Any,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        key = self.make_and_validate_key(key, version=version)
        with _lock:
            self._kept[key] = (self.get_backend_timeout(timeout), value)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def add(
        self,
        key: Any,
        value: Any,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        nothing = object()
        if self.get(key, nothing, version) is not nothing:
            return False
        self.set(key, value, timeout, version)
        return True

    def delete(self, key: Any, version: int | None = None) -> bool:
        key = self.make_and_validate_key(key, version=version)
        with _lock:
            return self._kept.pop(key, None) is not None

    def clear(self) -> None:
        with _lock:
            self._kept.clear()
