"""Damaged files given to every page that takes one: a sentence, no breakdown, and nothing kept of them.

The readers themselves read 2,800 such files (``tests/site/evidence``, ``tests/properties``); here each goes
all the way through its page. ``DOINGWITH_FUZZ`` multiplies how many; ``python -m bench.uploads`` gives more.
"""

import os
from collections.abc import Callable

import pytest
from pytest_django import Settings
from tests.site.doors import DOORS, knocked

from doingwith_site.evidence.documents import taking
from doingwith_site.evidence.documents.extraction import run
from doingwith_site.evidence.documents.extraction.reading import PageText, Unreadable, extract
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

TIMES = int(os.environ.get("DOINGWITH_FUZZ", "1"))
FILES = {
    "docx": 60, "pptx": 30, "xlsx": 50, "pdf": 15, "png": 50, "photo of a teller": 60, "mp3 of a teller": 60,
    "qdpx": 60, "bundle": 15,
}  # fmt: skip
"""Few of those that take long: a worker reads each PDF, because a reader in C may end its process."""
BY_A_WORKER = 15
"""Of documents read here, every so many is given to a worker all the same."""


@pytest.fixture
def quick_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most documents whose readers are written in Python are read in this process: the same functions."""
    count = iter(range(1_000_000))

    def read_here(kind: str, content: bytes) -> PageText:
        if kind == "pdf" or next(count) % BY_A_WORKER == 0:
            return run.text_in(kind, content)
        try:
            return extract(kind, content)
        except Unreadable as reason:
            raise run.UnreadableFile(run.REASONS[str(reason)]) from reason

    monkeypatch.setattr(taking, "text_in", read_here)


def test_every_page_that_takes_a_file_is_given_some() -> None:
    assert FILES.keys() == DOORS.keys()


@pytest.mark.parametrize("name", FILES)
def test_damaged_files_are_taken_whole_or_refused_with_nothing_kept(
    name: str,
    quick_documents: Callable[[], None],
    cocreate: Programme,
    priya: User,
    settings: Settings,
    tmp_path: object,
) -> None:
    settings.MEDIA_ROOT = tmp_path

    outcomes = knocked(name, priya, seed=1, number=FILES[name] * TIMES)

    assert outcomes.total() == FILES[name] * TIMES
    assert outcomes["refused"] > 0
