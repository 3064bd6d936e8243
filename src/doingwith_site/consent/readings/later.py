"""Work that waits and is done beside the pages, by one thread that is there only while something waits."""

import logging
import time
from collections.abc import Callable
from threading import Lock, Thread

from django.db import connections

__all__ = ["Later"]

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0


class Later:
    """Does ``work`` for as long as something ``is_waiting``, however often it fails.

    What waits must outlive the process, and doing it twice must be doing it once: the thread ends with the
    site in the middle of whatever it does.
    """

    def __init__(self, *, work: Callable[[], object], is_waiting: Callable[[], bool]) -> None:
        self.work, self.is_waiting = work, is_waiting
        self._thread: Thread | None = None
        self._lock = Lock()

    def begin(self) -> None:
        """To be called whenever something may wait. Returns at once."""
        with self._lock:
            if not (self._thread and self._thread.is_alive()) and self.is_waiting():
                self._thread = Thread(target=self._go_on, name="later", daemon=True)
                self._thread.start()

    def join(self) -> None:
        """Waits until nothing waits any more."""
        if thread := self._thread:
            thread.join()

    def _go_on(self) -> None:
        pause = FIRST_PAUSE
        while self._is_needed():
            if self._is_done():
                pause = FIRST_PAUSE
            else:
                time.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    def _is_needed(self) -> bool:
        """Whether something waits. Who comes after a no begins another thread."""
        with self._lock:
            if not self.is_waiting():
                self._thread = None
            return self._thread is not None

    def _is_done(self) -> bool:
        """Whether it could be done; whatever stood in the way, what waits is not to be lost."""
        try:
            self.work()
        except Exception as error:
            logging.getLogger(__name__).warning(
                "What waits could not be written yet and is tried again: %s", type(error).__name__
            )
            return False
        finally:
            connections.close_all()
        return True
