"""What came of a case: outcomes, who saw it otherwise, what happened around it, and what was learned."""

from collections.abc import Sequence

from doingwith.cases.case import Case, DivergentView
from doingwith.reporting.context import Context, capital, case_anchor
from doingwith.reporting.document import (
    Block,
    BulletList,
    Paragraph,
    Section,
    Side,
    SideBySide,
    Strong,
    Table,
    one_group,
    row,
)
from doingwith.reporting.wording import sentence, short_basis, word

__all__ = ["findings"]


def findings(context: Context, case: Case) -> Section:
    """The section on outcomes, views, contribution and learning."""
    blocks: list[Block] = [
        *_list("Outcomes", case.outcomes),
        *_list("What people spoke of", case.themes),
        *(_view(view) for view in case.divergent_views),
        *_contribution(case),
        *_events(case),
        *_list("Learning", case.learning),
    ]
    return Section(f"What came of {case.id}", f"{case_anchor(case.id)}-findings", tuple(blocks))


def _list(heading: str, items: Sequence[str]) -> list[Block]:
    if not items:
        return []
    return [Paragraph((Strong(heading),)), BulletList(tuple((capital(item),) for item in items))]


def _view(view: DivergentView) -> SideBySide:
    agreed = [Side(capital(who), f"Agreed that {view.statement}.") for who in view.agree]
    disagreed = [Side(capital(who), f"Did not agree that {view.statement}.") for who in view.disagree]
    return SideBySide("Seen differently, and kept side by side", (*agreed, *disagreed), capital(view.note))


def _contribution(case: Case) -> list[Block]:
    words = sentence(case.contribution) if case.contribution else "Not reported."
    return [Paragraph((Strong("What the programme contributed:"), f" {words}"))]


def _events(case: Case) -> list[Block]:
    if not case.external_events:
        return []
    rows = (
        row(event.what, event.when or "not reported", word(event.claim), short_basis(event.basis))
        for event in case.external_events
    )
    columns = ("Event", "When", "Contribution", "Basis")
    return [Table("What happened around the project", columns, one_group(rows))]
