"""The programmes that library tests read: Co:Create and the invented one, each from its bundle, read once."""

from pathlib import Path

import pytest

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.bundle.check import read_bundle

BUNDLE = Path(__file__).parents[2] / "data" / "cocreate"


@pytest.fixture(scope="session")
def cocreate_bundle() -> Path:
    return BUNDLE


@pytest.fixture(scope="session")
def example_bundle() -> Path:
    return BUNDLE.with_name("example")


@pytest.fixture(scope="session")
def example(example_bundle: Path) -> ProgrammeRecord:
    return read_bundle(example_bundle)


@pytest.fixture(scope="session")
def cocreate(cocreate_bundle: Path) -> ProgrammeRecord:
    return read_bundle(cocreate_bundle)
