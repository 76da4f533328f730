"""What a part of `manage.py evaluate` provides."""

from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any, Protocol

from rich.console import Console


class Evaluation(Protocol):
    name: str
    help: str

    def add_arguments(self, parser: ArgumentParser) -> None: ...

    def run(self, options: Mapping[str, Any], out: Console, progress: Console) -> None:
        """Print the answer to `out` and all else to `progress`.

        Raises DatasetError or EncoderError, in words for the person at the terminal.
        """
        ...
