"""What the cases say of a clause: a tile for each judgement, or why there is none."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.analysis.theory_support import ClauseStanding, SupportCell, clause_support, standing_of
from doingwith.reporting.context import named
from doingwith.reporting.wording import word
from doingwith.theory.theory import Clause, TheoryVersion
from doingwith_site.analysis.presenters.crossing import Tile
from doingwith_site.analysis.queries import FactorReports
from doingwith_site.cases.presenters.addresses import judgement_url

__all__ = ["Evidence", "EvidenceOf"]


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What bears on a clause. ``standing`` is empty when the tiles say enough."""

    tiles: tuple[Tile, ...] = ()
    factors: str = ""
    standing: str = ""


@dataclass(frozen=True)
class EvidenceOf:
    """The evidence for each clause of a version. ``record`` holds the cases whose tiles are shown."""

    programme: str
    version: TheoryVersion
    record: ProgrammeRecord
    reports: FactorReports

    def on(self, clause: Clause) -> Evidence:
        """What the cases say of the clause."""
        factors = [self.record.factor_list.by_id.get(each) for each in clause.factors]
        standing = self.standing(clause)
        return Evidence(
            tiles=tuple(self._tiles(self._cells.get(clause.id, ()))),
            factors="; ".join(named(factor) for factor in factors if factor),
            standing="" if standing is ClauseStanding.SUPPORTED else word(standing),
        )

    def standing(self, clause: Clause) -> ClauseStanding:
        """How the clause stands against all cases, shown or not."""
        return standing_of(clause, {sign for each in clause.factors for sign in self.reports.signs(each)})

    @cached_property
    def _cells(self) -> dict[str, tuple[SupportCell, ...]]:
        return {each.clause.id: each.cells for each in clause_support(self.record, self.version)}

    def _tiles(self, cells: tuple[SupportCell, ...]) -> list[Tile]:
        seen: Counter[tuple[str, str]] = Counter()
        factors = {cell.factor.id for cell in cells}
        tiles = []
        for cell in cells:
            place = (cell.case.id, cell.factor.id)
            named = place if len(factors) > 1 else place[:1]
            reader = cell.reader if seen[place] else ""
            seen[place] += 1
            tiles.append(
                Tile(
                    sign=cell.judgement.sign,
                    basis=cell.judgement.basis,
                    url=judgement_url(self.programme, *place, reader),
                    note=", ".join(part for part in (*named, reader) if part),
                )
            )
        return tiles
