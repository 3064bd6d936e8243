"""The codebook alone, as the bytes of a ``.qdc`` file and back."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lxml import etree

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.uses import Use
from doingwith.evidence.codes import CodeKind
from doingwith.evidence.groups import GroupKind
from doingwith.exchange.permission import permitted
from doingwith.exchange.refi_qda.codes_out import codes_out
from doingwith.exchange.refi_qda.identity import Identity
from doingwith.exchange.refi_qda.problems import QdaRefused
from doingwith.exchange.refi_qda.project import QdaCode, QdaGroup, QdaProject
from doingwith.exchange.refi_qda.project_file import checked
from doingwith.exchange.refi_qda.reading import codes_in, differences_of, groups_in
from doingwith.exchange.refi_qda.schema import Schema
from doingwith.exchange.refi_qda.writing import ORIGIN, codebook_xml
from doingwith.exchange.refi_qda.xml import kind_of, root_of

__all__ = ["ExportedCodebook", "codebook_file", "exported_codebook", "read_codebook"]

NO_CODES = (
    "There is no code, no factor and no clause, and a codebook file holds one at least. "
    "Add codes to “codes.yaml”, or factors to “factors.yaml”."
)

BESIDE = ("projects", "cases", "logic_models", "configurations", "documents", "marked_sources")
"""What a codebook file does not hold."""


@dataclass(frozen=True, kw_only=True)
class ExportedCodebook:
    """The codes and their sets, and what is lost, by kind with counts.

    ``held_back`` counts the stretches of accounts that were taken out of what is written of codes.
    """

    codes: tuple[QdaCode, ...]
    sets: tuple[QdaGroup, ...]
    held_back: int
    lost: Mapping[str, int]


def exported_codebook(record: ProgrammeRecord, use: Use, on: date) -> ExportedCodebook:
    """The codebook for this use on this day; raises QdaRefused when there is nothing to code with.

    Codes may quote accounts: words of those that may not be used so are taken out of them.
    """
    nothing: dict[str, Any] = dict.fromkeys(BESIDE, ())
    leaving, held_back = permitted(replace(record, **nothing), use, on)
    identity = Identity(record.programme.id)
    codes = codes_out(leaving, identity)
    if not codes:
        raise QdaRefused(NO_CODES)
    names = {code.id: identity.of("code", code.id, guid=code.guid) for code in leaving.codebook.codes}
    groups = leaving.groups.groups
    lost = Counter(
        {
            "what codes stand for (a factor, a clause, an outcome)": sum(
                code.kind is not CodeKind.FREE for code in leaving.codebook.codes
            ),
            "cases": sum(group.kind is GroupKind.CASE for group in groups),
            "sources of sets": sum(len(one.sources) for one in groups if one.kind is GroupKind.SET),
        }
    )
    return ExportedCodebook(
        codes=codes,
        sets=tuple(
            QdaGroup(
                guid=identity.of("group", group.id, guid=group.guid),
                name=group.label,
                is_case=False,
                description=group.memo,
                codes=tuple(names[code] for code in group.codes),
            )
            for group in groups
            if group.kind is GroupKind.SET
        ),
        held_back=held_back.notes,
        lost={what: count for what, count in sorted(lost.items()) if count},
    )


def codebook_file(found: ExportedCodebook) -> bytes:
    """The ``.qdc`` file, checked against the standard's schema first."""
    root = checked(codebook_xml(found.codes, found.sets), Schema.CODEBOOK)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def read_codebook(data: bytes) -> QdaProject:
    """The codes and sets of a ``.qdc`` file as a project without sources; raises QdaRefused."""
    root = root_of(data)
    if kind_of(root) != "CodeBook":
        raise QdaRefused("The file holds no REFI-QDA codebook. A whole project ends in “.qdpx”.")
    return QdaProject(
        name="Imported codebook",
        is_ours=(root.get("origin") or "") == ORIGIN,
        codes=tuple(codes_in(root)),
        groups=tuple(groups_in(root, {})),
        differences=differences_of(root, Schema.CODEBOOK),
        description="A REFI-QDA codebook made with another program.",
    )
