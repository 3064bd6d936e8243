"""Writes a file whole or not at all."""

import os
import tempfile
from pathlib import Path

__all__ = ["write_whole"]


def write_whole(target: Path, data: bytes) -> None:
    """Write a file so that, whatever happens, it holds either all of the new bytes or what it held.

    The bytes go to a file beside it, which then takes its name. A device or a pipe cannot be
    replaced by a name, so it is written to directly. Raises OSError, naming the target.
    """
    try:
        place = target.resolve()
        if place.exists() and not place.is_file():
            place.write_bytes(data)
        else:
            _replace(place, data)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error


def _replace(place: Path, data: bytes) -> None:
    handle, beside = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:100]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, _mode_for(place))
        os.replace(beside, place)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _mode_for(place: Path) -> int:
    """The rights that the file has, or that a new file of this person gets."""
    if place.exists():
        return place.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
