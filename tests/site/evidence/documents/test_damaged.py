"""Documents damaged in every way (seeded): each gives its text or a reason, and never breaks the worker."""

import json
import subprocess
import sys

import pytest
from tests.site.evidence.damage import MUTATIONS

from doingwith_site.evidence.documents.extraction.run import REASONS


@pytest.mark.parametrize("kind", MUTATIONS)
def test_damaged_documents_give_text_or_a_reason(kind: str) -> None:
    """All of one kind in one process, which a fault in a reader would end."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.site.evidence.damage", kind, "1", str(MUTATIONS[kind])],
        capture_output=True,
        timeout=300,
    )

    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    assert sum(found.values()) == MUTATIONS[kind]
    assert found.keys() <= {"text", "unknown", "picture refused", *REASONS}
