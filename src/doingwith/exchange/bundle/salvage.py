"""What can still be read of a file in which some parts do not fit.

Without it, a wrong key would hide a wrong partner in the same file until the key is mended, and
somebody would check, mend and check again. What is salvaged is for checking only.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from doingwith.common.problems import Place

__all__ = ["hides", "salvaged"]


def salvaged(
    validator: Draft202012Validator, plain: object, errors: Iterable[ValidationError]
) -> tuple[object, tuple[Place, ...]] | None:
    """``plain`` without the keys that ``errors`` speak of, and the places of those keys.

    None when the rest does not fit either, or when an item of a list would have to go: others
    may refer to it, and would seem to be wrong.
    """
    left = deepcopy(plain)
    gone = tuple(dict.fromkeys(place for error in errors for place in _unfit(error)))
    if not all(place and isinstance(place[-1], str) for place in gone):
        return None
    for place in sorted(gone, key=len, reverse=True):
        _drop(left, place)
    return (left, gone) if validator.is_valid(left) else None


def hides(gone: Iterable[Place], place: Place) -> bool:
    """Whether something at ``place`` may only seem wrong because a part inside or beside it was left out.

    The keys at the top of a file are too many to count as beside one another.
    """
    around = place[:-1] or place
    return any(each[: len(around)] == around for each in gone)


def _unfit(error: ValidationError) -> Iterator[Place]:
    here = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        schema: Any = error.schema
        keys: Any = error.instance
        yield from ((*here, key) for key in keys if key not in schema["properties"])
    else:
        yield here


def _drop(plain: Any, place: Place) -> None:
    for step in place[:-1]:
        plain = plain[step]
    plain.pop(place[-1], None)
