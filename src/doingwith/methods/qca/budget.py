"""How long a calculation may take. What is not finished by then is said, never guessed."""

import time
from dataclasses import dataclass, field

__all__ = ["DEFAULT_SECONDS", "Budget", "OutOfTime"]

DEFAULT_SECONDS = 60.0


class OutOfTime(Exception):  # noqa: N818 - never reaches anybody outside the engine
    """The budget is used up."""


@dataclass
class Budget:
    """Seconds of this process's own work, from when the budget was made, and the most primes kept in memory.

    With more primes than that they are counted and not kept: a set of 2 million takes about 60 MB.
    """

    seconds: float = DEFAULT_SECONDS
    most_primes: int = 2_000_000
    started: float = field(default_factory=time.process_time)

    @property
    def is_used_up(self) -> bool:
        """Whether no time is left."""
        return time.process_time() - self.started > self.seconds

    def check(self) -> None:
        """Raises OutOfTime when no time is left."""
        if self.is_used_up:
            raise OutOfTime
