"""A case's stage table laid out in rows: one for each design stage, as in the report's Table 1."""

from dataclasses import dataclass

from doingwith.cases.stage_table import EntryKind, StageEntry, StageTable
from doingwith.common.judgements import Sign
from doingwith.programmes.scales import DesignStage

__all__ = ["StageRow", "stage_table"]


@dataclass(frozen=True, kw_only=True)
class StageRow:
    """What the table tells of one stage: what was aimed at, and its lines in order."""

    stage: DesignStage
    aims: tuple[str, ...] = ()
    entries: tuple[StageEntry, ...] = ()

    @property
    def aim(self) -> str:
        """The aims as one text; empty when none was reported."""
        return "; ".join(self.aims)

    @property
    def is_reported(self) -> bool:
        """Whether the table tells anything of this stage."""
        return bool(self.aims or self.entries)

    @property
    def enabling(self) -> tuple[StageEntry, ...]:
        """The lines that helped."""
        return self.with_sign(Sign.ENABLING)

    @property
    def constraining(self) -> tuple[StageEntry, ...]:
        """The lines that hindered."""
        return self.with_sign(Sign.CONSTRAINING)

    @property
    def both(self) -> tuple[StageEntry, ...]:
        """The lines that helped and hindered."""
        return self.with_sign(Sign.BOTH)

    @property
    def without_sign(self) -> tuple[StageEntry, ...]:
        """The lines to which the source gives no sign."""
        return self.with_sign(None)

    def with_sign(self, sign: Sign | None) -> tuple[StageEntry, ...]:
        """The lines with one sign; None for those without."""
        return tuple(entry for entry in self.entries if entry.sign is sign)

    def of_kind(self, kind: EntryKind) -> tuple[StageEntry, ...]:
        """The lines of one kind."""
        return tuple(entry for entry in self.entries if entry.kind is kind)


def stage_table(table: StageTable) -> tuple[StageRow, ...]:
    """The table's four rows, discover to deliver. A stage of which nothing is told keeps its row."""
    return tuple(
        StageRow(
            stage=stage,
            aims=tuple(aim.text for aim in table.aims if aim.stage is stage),
            entries=tuple(entry for entry in table.entries if entry.stage is stage),
        )
        for stage in DesignStage
    )
