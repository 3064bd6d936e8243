"""The lock files hold versions and hashes, and nothing that differs from one machine to the next."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PINNED = re.compile(r"[a-z0-9][a-z0-9.-]*==\S+( ; .+)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_python_lock_holds_only_versions_and_hashes(lock: Path) -> None:
    lines = lock.read_text(encoding="utf-8").splitlines()

    assert lines
    assert [line for line in lines if not (PINNED.fullmatch(line) or HASH.fullmatch(line))] == []


@pytest.mark.parametrize("name", ["site.txt", "library.txt"])
def test_what_is_tested_is_what_is_served(name: str) -> None:
    tested = (ROOT / "requirements" / "test.txt").read_text(encoding="utf-8").splitlines()
    served = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()

    assert [line for line in served if "==" in line and line not in tested] == []


def test_the_front_end_lock_holds_no_addresses_and_a_hash_for_each_package() -> None:
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: entry for name, entry in json.loads(text)["packages"].items() if name}

    assert "://" not in text
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []
