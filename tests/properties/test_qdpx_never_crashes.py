"""Whatever stands in a project, it becomes a sound bundle or a sentence."""

import io
import random
import zipfile
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from doingwith.analysis.integrity import integrity_problems
from doingwith.consent.uses import Use
from doingwith.exchange.bundle.check import check_files, read_bundle
from doingwith.exchange.bundle.writer import bundle_files
from doingwith.exchange.refi_qda.codebook_file import codebook_file, exported_codebook, read_codebook
from doingwith.exchange.refi_qda.exporting import exported
from doingwith.exchange.refi_qda.importing import imported
from doingwith.exchange.refi_qda.problems import QdaRefused
from doingwith.exchange.refi_qda.project_file import project_file
from doingwith.exchange.refi_qda.reading import read_project

EXAMPLE = read_bundle(Path(__file__).parents[2] / "data" / "example")
TODAY = date(2026, 1, 1)
SOUND = project_file(exported(EXAMPLE, Use.PROJECT_TEAM, TODAY).project)
CODEBOOK = codebook_file(exported_codebook(EXAMPLE, Use.PROJECT_TEAM, TODAY))
HOSTILE = (
    "", "0", "-1", "1e3", "99999999999999999999", "x" * 3_000, "\ud7ff\U0001f642", "../../etc/passwd",
    "internal://../x.txt", "{}", "true", "2025-13-45T99:00:00Z", "'\"<&>", " \t\n ",
    "Doing With excerpts.txt", "Doing With theory/first.yaml", "bundle.yaml", "١٢",
)  # fmt: skip


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def changed(root: etree._Element, chance: random.Random) -> None:
    """One thing taken out, moved, doubled or put in the place of another."""
    elements = [one for one in root.iter() if one is not root]
    if len(elements) < 3:
        return
    one, other = chance.choice(elements), chance.choice(elements)
    values = [value for element in elements for value in element.attrib.values()]
    act = chance.randrange(5)
    above = one.getparent()
    if act == 0 and one.attrib:
        one.set(
            chance.choice(list(one.attrib)), chance.choice((*HOSTILE, *values[:1], chance.choice(values)))
        )
    elif act == 1 and above is not None:
        above.remove(one)
    elif act == 2:
        one.text = chance.choice(HOSTILE)
    elif act == 3 and other not in list(one.iterancestors()) and other is not one:
        one.append(other)
    elif one.attrib:
        del one.attrib[chance.choice(list(one.attrib))]


@pytest.mark.parametrize("seed", range(8))
def test_a_changed_project_becomes_a_sound_bundle_or_a_sentence(seed: int) -> None:
    chance = random.Random(seed)
    parts = parts_of(SOUND)
    texts = [name for name in parts if name != "project.qde"]
    for case in range(40):
        root = etree.fromstring(parts["project.qde"])
        for _ in range(chance.randint(1, 30)):
            changed(root, chance)
        spoilt = parts | {"project.qde": etree.tostring(root)}
        if chance.random() < 0.5:
            spoilt[chance.choice(texts)] = bytes(chance.randrange(256) for _ in range(200))
        try:
            found = imported(read_project(packed(spoilt)))
        except QdaRefused:
            continue
        assert integrity_problems(found.record) == ()
        assert found.quotes_recovered <= found.selections
        if case % 10 == 0:
            files = {name: text.encode() for name, text in bundle_files(found.record)}
            assert check_files(files).problems == ()


def test_a_changed_codebook_becomes_a_sound_bundle_or_a_sentence() -> None:
    chance = random.Random(7)
    for case in range(100):
        root = etree.fromstring(CODEBOOK)
        for _ in range(chance.randint(1, 30)):
            changed(root, chance)
        found = imported(read_codebook(etree.tostring(root)))
        assert integrity_problems(found.record) == ()
        if case % 10 == 0:
            files = {name: text.encode() for name, text in bundle_files(found.record)}
            assert check_files(files).problems == ()


def test_damaged_bytes_are_answered_in_a_sentence() -> None:
    chance = random.Random(2026)
    refused = 0
    for _ in range(300):
        broken = bytearray(SOUND)
        for _ in range(chance.randint(1, 8)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            imported(read_project(bytes(broken[: chance.choice((len(broken), len(broken) // 2))])))
        except QdaRefused:
            refused += 1
    assert refused > 100
