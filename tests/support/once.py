"""The same answer to the same question, found once: for slow functions that depend on nothing else."""

from collections.abc import Callable, Hashable
from typing import Generic, ParamSpec, TypeVar

__all__ = ["Once"]

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
MOST = 300
"""Answers that are remembered: whatever was not asked for the longest time goes."""


class Once(Generic[Asked, Answer]):
    """A function that remembers its last answers; ``by`` gives all that they depend on."""

    def __init__(self, find: Callable[Asked, Answer], *, by: Callable[Asked, Hashable]) -> None:
        self.find, self.by = find, by
        self.answers: dict[Hashable, Answer] = {}

    def __call__(self, *given: Asked.args, **named: Asked.kwargs) -> Answer:
        question = self.by(*given, **named)
        answer = self.answers.pop(question) if question in self.answers else self.find(*given, **named)
        self.answers[question] = answer  # the last that was asked
        if len(self.answers) > MOST:
            del self.answers[next(iter(self.answers))]
        return answer
