"""A case's judgements: every factor with sign, basis, reason and reader, grouped by domain."""

from collections.abc import Iterator

from doingwith.analysis.matrix import Cell
from doingwith.cases.agreed import AgreedJudgement
from doingwith.cases.case import Case
from doingwith.common.judgements import NOT_REPORTED, Sign
from doingwith.programmes.factors import Domain, DomainRole, Factor
from doingwith.reporting.context import Context, capital, case_anchor, judgement_anchor, named
from doingwith.reporting.document import (
    Block,
    Inline,
    Link,
    Note,
    Row,
    RowGroup,
    Section,
    SignMark,
    Table,
    Trace,
    one_group,
    row,
)
from doingwith.reporting.wording import count, short_basis, word

__all__ = ["judgements"]

_COLUMNS = ("Sign", "Factor", "Basis", "Because", "Reader")
_CAPTIONS = {
    DomainRole.CONDITION: "What helped and what got in the way",
    DomainRole.RESULT: "Which results came about",
}


def judgements(context: Context, case: Case) -> Section:
    """The section with the tables of conditions, results and what the list has no place for."""
    blocks: list[Block] = [*_differences(context, case)]
    for role in DomainRole:
        groups = tuple(_groups(context, case, role))
        if groups:
            blocks.append(Table(_CAPTIONS[role], _COLUMNS, groups, row_header=1))
    return Section(
        f"Judgements on {case.id}", f"{case_anchor(case.id)}-judgements", (*blocks, *_unlisted(context, case))
    )


def _groups(context: Context, case: Case, role: DomainRole) -> Iterator[RowGroup]:
    for domain in context.record.factor_list.domains:
        rows = tuple(_rows(context, case, domain)) if domain.role is role else ()
        if rows:
            yield RowGroup(rows, heading=domain.label)


def _rows(context: Context, case: Case, domain: Domain) -> Iterator[Row]:
    for factor, cell in context.cells_of(case, domain):
        if cell.agreed is not None:
            yield _agreed_row(case, factor, cell.agreed)
        for index, read in enumerate(cell.judgements, start=1 if cell.agreed else 0):
            judgement = read.judgement
            yield row(
                (SignMark(judgement.sign, judgement.basis),),
                named(factor),
                short_basis(judgement.basis),
                capital(judgement.reason) or "no reason given",
                read.reader,
                anchor=judgement_anchor(case.id, factor.id, read.reader if index else ""),
            )


def _agreed_row(case: Case, factor: Factor, agreed: AgreedJudgement) -> Row:
    """What the readers agreed on, with who keeps another view. Their own rows follow."""
    dissent = "".join(
        f" {one.reader} still sees it otherwise ({_sign_word(one.sign)}): {capital(one.reason)}."
        for one in agreed.dissent
    )
    mark = SignMark(agreed.sign, agreed.basis) if agreed.sign and agreed.basis else SignMark()
    return row(
        (mark,),
        named(factor),
        short_basis(agreed.basis) if agreed.basis else "",
        f"{capital(agreed.reason)}{'.' if dissent else ''}{dissent}",
        "agreed",
        anchor=judgement_anchor(case.id, factor.id, ""),
    )


def _sign_word(sign: Sign | None) -> str:
    return word(sign) if sign else NOT_REPORTED


def _differences(context: Context, case: Case) -> list[Block]:
    """Factors on which readers gave different signs. Both stand; neither is averaged."""
    cells: list[tuple[str, Cell]] = [
        (factor.id, cell)
        for domain in context.record.factor_list.domains
        for factor, cell in context.cells_of(case, domain)
        if cell.readers_differ
    ]
    if not cells:
        return []
    links = tuple(Link(factor, judgement_anchor(case.id, factor)) for factor, _ in cells)
    words = f"Readers gave different signs to {count(len(cells), 'factor')}"
    return [Note((words, Trace(links), ". All their judgements stand below; none is averaged away."))]


def _unlisted(context: Context, case: Case) -> list[Block]:
    rows = []
    for reading in case.readings:
        for found in reading.unlisted:
            mark: tuple[Inline, ...] = (SignMark(found.sign, found.basis),)
            source = found.source or "not reported"
            rows.append(row(mark, capital(found.text), short_basis(found.basis), source, reading.reader))
    if not rows:
        return []
    columns = ("Sign", "What was at work", "Basis", "Source", "Reader")
    return [Table("What the factor list has no place for", columns, one_group(rows), row_header=1)]
