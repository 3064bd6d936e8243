"""One look at the database for all pages that are open, and a ring for those whose drawing changed."""

import asyncio
import logging
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from django.db import Error, close_old_connections, connections

from doingwith_site.logic_models.together.queries import marks

__all__ = ["EVERY", "WATCH", "Watch"]

EVERY = 0.4
"""Seconds between two looks, so that a change is told and fetched within a second."""

Look = Callable[[Collection[int]], Mapping[int, Hashable]]
"""Gives for the keys of drawings what is another value as soon as a drawing changed."""


class Watch:
    """Looks while somebody has a drawing open, however many they are, and rests when nobody has.

    It looks at the database, not at what this process did: a worker or another process may change a drawing.
    All of it but the look itself runs in the loop of the web server.
    """

    def __init__(self, look: Look, every: float = EVERY) -> None:
        self.look, self.every = look, every
        self.is_ended = False
        self._bells: dict[int, set[asyncio.Event]] = {}
        self._seen: dict[int, Hashable] = {}
        self._looking: asyncio.Task[None] | None = None

    @contextmanager
    def of(self, drawing: int) -> Iterator[asyncio.Event]:
        """A bell that is set when the drawing with this key changed, or somebody else came to it.

        It is set to begin with: what happened before somebody listened may not have been told to them.
        """
        bell = asyncio.Event()
        self._bells.setdefault(drawing, set()).add(bell)
        self._ring(drawing)
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look_on())
        try:
            yield bell
        finally:
            self._bells[drawing].discard(bell)
            if not self._bells[drawing]:
                del self._bells[drawing]
                self._seen.pop(drawing, None)

    def number_open(self) -> int:
        """How many pages listen."""
        return sum(map(len, self._bells.values()))

    def end(self) -> None:
        """Tells all who listen that the site is going to stop."""
        self.is_ended = True
        for drawing in self._bells:
            self._ring(drawing)

    def _ring(self, drawing: int) -> None:
        for bell in self._bells[drawing]:
            bell.set()

    async def _look_on(self) -> None:
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(1, thread_name_prefix="watch") as thread:
            try:
                while self._bells and not self.is_ended:
                    self._compare(await loop.run_in_executor(thread, self._marks, tuple(self._bells)))
                    await asyncio.sleep(self.every)
            finally:
                thread.submit(connections.close_all)
        if self._bells and not self.is_ended:  # somebody came while it was closing
            self._looking = asyncio.create_task(self._look_on())

    def _marks(self, drawings: Collection[int]) -> Mapping[int, Hashable]:
        """None for a look that failed: each page still asks for itself now and then."""
        close_old_connections()
        try:
            return self.look(drawings)
        except Error as error:  # a database that is busy or being started anew
            logging.getLogger(__name__).warning(
                "Open drawings could not be looked at: %s", type(error).__name__
            )
            return {}

    def _compare(self, found: Mapping[int, Hashable]) -> None:
        for drawing, mark in found.items():
            if drawing in self._bells:
                if self._seen.setdefault(drawing, mark) != mark:
                    self._ring(drawing)
                self._seen[drawing] = mark


WATCH = Watch(marks)
"""That of this process."""
