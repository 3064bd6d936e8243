"""How long a calculation may take. What is not finished by then is said, never guessed."""

import time
from dataclasses import dataclass, field

__all__ = ["DEFAULT_SECONDS", "Budget", "OutOfTime"]

DEFAULT_SECONDS = 60.0


class OutOfTime(Exception):  # noqa: N818 - never reaches anybody outside the engine
    """The budget is used up."""


@dataclass
class Budget:
    """Seconds of this process's own work, from when the budget was made, and how much may be kept in memory.

    ``most_groups``: so many groups of primes at most (a million take about 20 MB for 64 positive rows).
    ``most_states``: so many half-finished covers at most while models are counted (a million: 100 MB).
    """

    seconds: float = DEFAULT_SECONDS
    most_groups: int = 4_000_000
    most_states: int = 2_000_000
    started: float = field(default_factory=time.process_time)

    @property
    def is_used_up(self) -> bool:
        """Whether no time is left."""
        return time.process_time() - self.started > self.seconds

    @property
    def left(self) -> float:
        """Seconds that are left, never below 0."""
        return max(0.0, self.seconds - (time.process_time() - self.started))

    def check(self) -> None:
        """Raises OutOfTime when no time is left."""
        if self.is_used_up:
            raise OutOfTime
