"""One record put into another: what is new replaces what it names, and the past stays told as it was."""

from dataclasses import replace
from datetime import date

import pytest
from bench.synthetic import synthetic_programme

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.common.judgements import Basis
from doingwith.consent.uses import Use
from doingwith.evidence.codes import Codebook
from doingwith.evidence.groups import Group, Groups
from doingwith.exchange.bundle.assembly import in_canonical_order
from doingwith.exchange.holding import HELD_BACK
from doingwith.exchange.merge import Kept, merge
from doingwith.exchange.permission import permitted
from doingwith.logic_models.columns import Column
from doingwith.logic_models.freezing import freeze
from doingwith.logic_models.model import LogicModel, ModelKind, ModelVersion
from doingwith.logic_models.nodes import Node
from doingwith.programmes.scales import DesignStage, Scales
from doingwith.projects.briefs import Brief
from doingwith.projects.project import Project
from doingwith.projects.stages import StageMove, StageStatus
from doingwith.theory.readiness import Readiness, ReadinessRound


@pytest.fixture
def record() -> ProgrammeRecord:
    return in_canonical_order(synthetic_programme(10))


def with_project(record: ProgrammeRecord, project: Project) -> ProgrammeRecord:
    others = tuple(project if one.id == project.id else one for one in record.projects)
    return replace(record, projects=others)


def told(project: Project, *texts: str) -> Project:
    briefs = tuple(Brief(version=number, text=text) for number, text in enumerate(texts, 1))
    return replace(project, briefs=briefs)


def steps(*statuses: StageStatus) -> tuple[StageMove, ...]:
    return tuple(
        StageMove(stage=DesignStage.DISCOVER, status=status, basis=Basis.EXPLICIT) for status in statuses
    )


def test_a_record_put_into_itself_is_itself(record: ProgrammeRecord) -> None:
    merged = merge(record, record)

    assert merged.record == record
    assert (merged.kept, merged.conflicts) == (Kept(), ())


def test_another_programme_is_refused_by_its_name(record: ProgrammeRecord) -> None:
    other = replace(record, programme=replace(record.programme, id="other"))

    assert merge(record, other).conflicts == (
        "The bundle holds the programme “other”, and this programme is “invented”. "
        "Import it as a programme of its own, or open the one it belongs to.",
    )


class TestKept:
    def test_what_the_bundle_lacks_stays_and_is_named(self, record: ProgrammeRecord) -> None:
        cases = record.cases[1:]
        kept_case = record.cases[0]
        smaller = replace(record, cases=cases, theory_versions=record.theory_versions[:1])

        merged = merge(record, smaller)

        assert merged.record == record
        assert merged.kept.cases == (kept_case.id,)
        assert merged.kept.theory_versions == (record.theory_versions[1].id,)

    def test_a_kept_project_keeps_its_partner(self, record: ProgrammeRecord) -> None:
        lone = record.projects[0]
        others = [one for one in record.projects[1:] if one.partner != lone.partner]
        kept = {one.id for one in others}
        smaller = replace(
            record,
            programme=replace(
                record.programme,
                partners=tuple(one for one in record.programme.partners if one.id != lone.partner),
            ),
            projects=tuple(replace(one, follows=(), leads_to=()) for one in others),
            cases=tuple(case for case in record.cases if case.project in kept),
        )

        merged = merge(record, smaller)

        assert merged.conflicts == ()
        assert lone.partner in merged.record.partner_by_id
        assert lone.id in merged.kept.projects

    def test_a_part_that_the_bundle_leaves_empty_stays(self, record: ProgrammeRecord) -> None:
        stored = replace(record, scales=Scales(design_note="ours"))

        assert merge(stored, record).record.scales.design_note == "ours"

    def test_a_kept_case_that_needs_a_lost_factor_is_in_conflict(self, record: ProgrammeRecord) -> None:
        case = record.cases[0]
        factor = case.readings[0].conditions[0].factor
        smaller = replace(
            record,
            factor_list=replace(
                record.factor_list,
                factors=tuple(one for one in record.factor_list.factors if one.id != factor),
            ),
            cases=(),
            theory_versions=(),
        )

        conflicts = merge(record, smaller).conflicts

        assert any(one.startswith(f"cases/{case.id}: There is no factor “{factor}”.") for one in conflicts)


class TestHistory:
    def test_a_longer_history_on_either_side_wins(self, record: ProgrammeRecord) -> None:
        first = record.projects[0]
        short = with_project(record, told(first, "one"))
        long = with_project(record, told(first, "one", "two"))

        for stored, incoming in ((short, long), (long, short)):
            merged = merge(stored, incoming)
            assert merged.conflicts == ()
            assert merged.record.projects[0].brief.text == "two"

    def test_a_brief_is_never_overwritten(self, record: ProgrammeRecord) -> None:
        first = record.projects[0]

        merged = merge(with_project(record, told(first, "ours")), with_project(record, told(first, "theirs")))

        assert merged.conflicts == (
            f"Project {first.id}: brief version 1 is stored as “ours” and the bundle has “theirs”, or tells "
            "otherwise who asked and agreed. A brief is never overwritten: give the bundle's brief the next "
            "number after those stored.",
        )

    def test_a_step_is_never_overwritten(self, record: ProgrammeRecord) -> None:
        first = record.projects[0]
        ours = replace(first, path=steps(StageStatus.REACHED, StageStatus.PARTLY))
        theirs = replace(first, path=steps(StageStatus.REACHED, StageStatus.LIMITED))

        merged = merge(with_project(record, ours), with_project(record, theirs))

        assert merged.conflicts == (
            f"Project {first.id}: step 2 of its path is “discover partly recorded” here and "
            "“discover limited recorded” in the bundle. Steps are only ever added: write "
            "the bundle's step after those stored.",
        )

    @pytest.mark.parametrize(
        ("kind", "field"),
        [
            ("Case", "cases"), ("Contribution record", "contributions"), ("Readiness record", "readiness"),
        ],
    )  # fmt: skip
    def test_what_a_project_has_one_of_stays_with_it(self, kind: str, field: str) -> None:
        record = synthetic_programme(10, drawn_count=2)
        readiness = tuple(
            Readiness(id=f"R-{one.id}", project=one.id, rounds=(ReadinessRound(number=1, theory="T1"),))
            for one in record.projects[:2]
        )
        record = in_canonical_order(replace(record, readiness=readiness))
        first, second = getattr(record, field)[:2]
        swapped = (replace(first, project=second.project), replace(second, project=first.project))

        merged = merge(record, replace(record, **{field: swapped}))

        assert merged.conflicts == tuple(
            f"{kind} {here.id}: the bundle has it for project {there.project}, which has {there.id} here. A "
            f"project has one of them, and keeps it: in the bundle, give what belongs to {there.project} the "
            f"identifier {there.id}."
            for here, there in ((first, second), (second, first))
        )


class TestLogicModels:
    drawn = ModelVersion(
        number=1, kind=ModelKind.A_PRIORI, nodes=(Node(id="a", column=Column.INPUTS, text="Time"),)
    )

    def with_versions(self, record: ProgrammeRecord, *versions: ModelVersion) -> ProgrammeRecord:
        return replace(record, logic_models=(LogicModel(id="LM", title="Ours", versions=versions),))

    def test_a_frozen_version_is_never_drawn_otherwise(self, record: ProgrammeRecord) -> None:
        other = replace(self.drawn, people=("nobody",))

        merged = merge(self.with_versions(record, freeze(self.drawn)), self.with_versions(record, other))

        assert merged.conflicts == (
            "Logic model LM: version 1 is frozen here, and the bundle draws it otherwise. A frozen version "
            "is never changed: give the bundle's drawing the next number after those stored.",
        )

    def test_a_frozen_version_stays_frozen_where_the_bundle_forgot(self, record: ProgrammeRecord) -> None:
        stored = self.with_versions(record, freeze(self.drawn))

        assert merge(stored, self.with_versions(record, self.drawn)).record == stored

    def test_a_version_that_is_not_frozen_is_replaced(self, record: ProgrammeRecord) -> None:
        incoming = self.with_versions(record, replace(self.drawn, people=("facilitator",)))

        assert merge(self.with_versions(record, self.drawn), incoming).record == incoming

    def test_versions_models_and_proposals_that_the_bundle_lacks_stay(self, record: ProgrammeRecord) -> None:
        stored = self.with_versions(record, self.drawn, replace(self.drawn, number=2, based_on=1))

        assert merge(stored, self.with_versions(record, self.drawn)).record == stored
        without = merge(stored, replace(record, logic_models=()))
        assert (without.record, without.kept.logic_models) == (stored, ("LM",))


@pytest.mark.parametrize("use", [Use.PUBLIC, Use.RESEARCH_ARCHIVE])
def test_a_bundle_made_for_others_takes_the_place_of_nothing_that_stands(
    example: ProgrammeRecord, use: Use
) -> None:
    leaving, _ = permitted(example, use, date(2025, 10, 1))
    case = next(
        one
        for one in leaving.cases
        if any(told.reason == HELD_BACK for reading in one.readings for told in reading.judgements())
    )

    conflicts = merge(example, leaving).conflicts

    assert (
        f"Case {case.id}: words are held back in this bundle that stand here. It was made for others: bring "
        "in a copy made for the people working on the project."
    ) in conflicts
    assert not any("draws it otherwise" in one for one in conflicts)
    assert merge(leaving, leaving).conflicts == ()


def test_a_copy_made_for_the_team_comes_back_as_it_was(example: ProgrammeRecord) -> None:
    leaving, _ = permitted(example, Use.PROJECT_TEAM, date(2025, 10, 1))

    merged = merge(example, leaving)

    assert (merged.conflicts, merged.record) == ((), in_canonical_order(example))


def test_texts_around_the_words_are_guarded_alike_and_say_the_same(example: ProgrammeRecord) -> None:
    stored = saying(example, "She said that then the money went to the car park, and no more.")
    leaving, _ = permitted(stored, Use.PUBLIC, date(2025, 10, 1))
    assert HELD_BACK in leaving.evaluation.scope_note

    conflicts = merge(stored, leaving).conflicts

    sentence = (
        "words are held back in this bundle that stand here. It was made for others: bring in a copy made "
        "for the people working on the project."
    )
    for name in (
        "The evaluation", "Code waiting", "Group later", "Excerpt e11",
        "Coding of e11 with t-power by evaluator-a",
    ):  # fmt: skip
        assert f"{name}: {sentence}" in conflicts
    assert not any("tells it otherwise" in one for one in conflicts)


def test_texts_of_ones_own_are_held_back_by_nobody(example: ProgrammeRecord) -> None:
    stored = saying(example, "It took long.")
    held = saying(example, f"It took {HELD_BACK} long.")
    newer = replace(stored, evaluation=replace(stored.evaluation, scope_note="It took very long."))

    assert merge(stored, newer).conflicts == ()
    assert merge(held, held).conflicts == ()
    assert merge(held, replace(held, evaluation=stored.evaluation)).record.evaluation == stored.evaluation


def saying(record: ProgrammeRecord, words: str) -> ProgrammeRecord:
    """The record with these words wherever people of the programme write around accounts."""
    waiting, *codes = record.codebook.codes
    marks = tuple(
        replace(
            source,
            excerpts=tuple(replace(one, note=words) for one in source.excerpts),
            codings=tuple(replace(one, memo=words) for one in source.codings),
        )
        if source.id == "D1"
        else source
        for source in record.marked_sources
    )
    return replace(
        record,
        evaluation=replace(record.evaluation, scope_note=words),
        codebook=Codebook(codes=(replace(waiting, memo=words), *codes)),
        groups=Groups(groups=(Group(id="later", label="Later", memo=words),)),
        marked_sources=marks,
    )
