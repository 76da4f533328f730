import re
from pathlib import Path, PurePosixPath

from catalogue.images import ImageRejected


def find_picture(folder: Path, given: str) -> Path:
    """The file that `given` means inside `folder` (resolved), and never one outside of it.

    Raises ImageRejected.
    """
    if re.match(r"[a-z][a-z0-9+.-]+://", given, re.IGNORECASE):
        raise ImageRejected("It is a web address: download the picture and give its path.")
    path = PurePosixPath(given.replace("\\", "/"))  # lists made on Windows
    if path.is_absolute() or re.match(r"[a-z]:", given, re.IGNORECASE):
        raise ImageRejected("It is an absolute path: give it relative to the images folder.")
    if ".." in path.parts:
        raise ImageRejected("It leaves the images folder (“..”): put the picture inside.")
    try:
        found = (folder / path).resolve(strict=True)
    except FileNotFoundError as error:
        raise ImageRejected("There is no such file in the images folder.") from error
    except (OSError, ValueError, RuntimeError) as error:
        raise ImageRejected("The file cannot be opened: is the path right?") from error
    if not found.is_relative_to(folder):
        raise ImageRejected("It is a link out of the images folder: copy the picture inside.")
    return found
