"""How a command ended, and what runs one."""

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Ending", "Run"]


@dataclass(frozen=True)
class Ending:
    """The exit code of a command and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Ending]
