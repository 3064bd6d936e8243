"""The codebook as codes of a project: the programme's own, and one for every factor and clause."""

from collections.abc import Iterator

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.codes import Code, CodeKind
from doingwith.exchange.refi_qda.identity import Identity
from doingwith.exchange.refi_qda.project import QdaCode
from doingwith.theory.lineage import newest

__all__ = ["FOLDERS", "codes_out", "folders", "offered", "referents"]

FOLDERS = {CodeKind.FACTOR: "Factors", CodeKind.CLAUSE: "Theory of change", CodeKind.OUTCOME: "Outcomes"}
"""Folders of the codes that stand for something; free codes stand beside them."""


def codes_out(record: ProgrammeRecord, identity: Identity) -> tuple[QdaCode, ...]:
    """All codes, those above others first."""
    own = record.codebook.codes
    guids = {code.id: identity.of("code", code.id, guid=code.guid) for code in own}
    codes = [_code(record, identity, code, guids) for code in own]
    codes += offered(record, identity)
    needed = {code.parent for code in codes}
    boxes = [box for box in folders(record, identity) if box.guid in needed]
    above = {box.parent for box in boxes}
    tops = [box for box in folders(record, identity) if box.guid in above - {one.guid for one in boxes}]
    return (*tops, *boxes, *codes)


def _code(record: ProgrammeRecord, identity: Identity, code: Code, guids: dict[str, str]) -> QdaCode:
    parent = guids.get(code.parent or "") or _folder_of(record, identity, code.kind, code.refers_to)
    return QdaCode(
        guid=guids[code.id],
        name=code.label,
        parent=parent,
        description=code.memo,
        colour=code.colour,
        is_codable=not code.is_folder,
    )


def offered(record: ProgrammeRecord, identity: Identity) -> list[QdaCode]:
    """Factors, and clauses of the last theory, that no code of the codebook stands for yet."""
    taken = {(code.kind, code.refers_to) for code in record.codebook.codes}
    return [
        QdaCode(
            guid=identity.of(kind.value, name),
            name=words,
            parent=_folder_of(record, identity, kind, name),
            description=note,
        )
        for kind, name, words, note in referents(record)
        if (kind, name) not in taken
    ]


def referents(record: ProgrammeRecord) -> Iterator[tuple[CodeKind, str, str, str]]:
    """Every factor, and every clause of the newest theory: its kind, identifier, words and note."""
    for factor in record.factor_list.factors:
        yield CodeKind.FACTOR, factor.id, f"{factor.id} {factor.label}", factor.note
    version = newest(record.theory_versions)
    for statement in version.statements if version else ():
        for _, clause in statement.all_clauses():
            yield CodeKind.CLAUSE, clause.id, clause.text, ""


def folders(record: ProgrammeRecord, identity: Identity) -> list[QdaCode]:
    """The folders, with one for each domain of the factor list below that of factors."""
    boxes = [
        QdaCode(guid=identity.of("folder", kind.value), name=words, is_codable=False)
        for kind, words in FOLDERS.items()
    ]
    return boxes + [
        QdaCode(
            guid=identity.of("folder", "domain", domain.id),
            name=domain.label,
            parent=identity.of("folder", CodeKind.FACTOR.value),
            is_codable=False,
        )
        for domain in record.factor_list.domains
    ]


def _folder_of(record: ProgrammeRecord, identity: Identity, kind: CodeKind, name: str) -> str | None:
    factor = record.factor_list.by_id.get(name) if kind is CodeKind.FACTOR else None
    if factor is not None:
        return identity.of("folder", "domain", factor.domain)
    return identity.of("folder", kind.value) if kind in FOLDERS else None
