"""The Co:Create report, made once."""

import pytest

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.reporting.document import Document
from doingwith.reporting.programme_report import programme_report


@pytest.fixture(scope="session")
def report(cocreate: ProgrammeRecord) -> Document:
    return programme_report(cocreate)
