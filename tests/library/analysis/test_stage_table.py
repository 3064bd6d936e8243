"""A case's stage table in rows."""

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.analysis.stage_table import StageRow, stage_table
from doingwith.cases.stage_table import EntryKind
from doingwith.programmes.scales import DesignStage


def test_has_one_row_for_each_stage_in_order(cocreate: ProgrammeRecord) -> None:
    assert [row.stage for row in _table_one(cocreate)] == list(DesignStage)


def test_tells_the_aim_and_the_lines_by_sign(cocreate: ProgrammeRecord) -> None:
    discover = _table_one(cocreate)[0]

    assert discover.aim
    assert (len(discover.enabling), len(discover.constraining), len(discover.without_sign)) == (4, 2, 2)


def test_every_line_stands_in_one_row_and_under_one_sign(cocreate: ProgrammeRecord) -> None:
    for case in cocreate.cases:
        for table in case.stage_tables:
            rows = stage_table(table)
            assert [entry for row in rows for entry in row.entries] == sorted(
                table.entries, key=lambda entry: entry.stage.position
            )
            for row in rows:
                signed = row.enabling + row.constraining + row.both + row.without_sign
                assert len(signed) == len(row.entries)


def test_finds_lines_by_kind(cocreate: ProgrammeRecord) -> None:
    for row in _table_one(cocreate):
        assert sum(len(row.of_kind(kind)) for kind in EntryKind) == len(row.entries)


def test_a_stage_of_which_nothing_is_told_keeps_its_row(cocreate: ProgrammeRecord) -> None:
    table = next(case for case in cocreate.cases if case.id == "CS3").stage_tables[0]

    rows = stage_table(type(table)(title="An empty table"))

    assert [row.is_reported for row in rows] == [False] * 4
    assert [row.aim for row in rows] == [""] * 4


def _table_one(record: ProgrammeRecord) -> tuple[StageRow, ...]:
    return stage_table(next(case for case in record.cases if case.id == "CS3").stage_tables[0])
