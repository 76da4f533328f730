"""The image files that a table names: inside the set's folder, and there."""

from collections.abc import Iterable
from pathlib import Path

from search.evaluation.datasets.table import DatasetError


def image_files(folder: Path, table: Path, named: Iterable[tuple[str, str]]) -> list[Path]:
    """The file of each (owner, name as in the table), in order.

    Raises DatasetError for a name that is empty or leads out of the folder, and for missing files.
    """
    images = [_inside(folder, table, owner, name) for owner, name in named]
    missing = [image for image in images if not image.is_file()]
    if missing:
        more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        raise DatasetError(f"{table} names images that are not there: {missing[0]}{more}.")
    return images


def _inside(folder: Path, table: Path, owner: str, name: str) -> Path:
    """A table must not reach other files."""
    if not name:
        raise DatasetError(f"{table}: {owner} has no image.")
    try:
        image = (folder / name).resolve()
        image.relative_to(folder.resolve())
    except (ValueError, OSError) as error:
        raise DatasetError(
            f"{table}: the image {name!r} of {owner} is not inside {folder}. "
            "Give it as a path relative to the folder."
        ) from error
    return image
