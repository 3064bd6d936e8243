"""Where the links of a contribution record stand in the drawings of its project."""

from dataclasses import replace

import pytest

from doingwith.analysis.contribution.drawn import drawn_links, models_about
from doingwith.analysis.contribution.record import CausalLink, ContributionRecord
from doingwith.analysis.integrity import integrity_problems
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.nodes import Provenance

NOT_DRAWN = {("CS1", "L2"), ("CS2", "L3")}
"""That the pilots were held back, and that the solutions were put into practice, nobody drew as a link."""
CASES = ("CS1", "CS2", "CS3", "CS4", "CS5")


def record_of(cocreate: ProgrammeRecord, case: str) -> ContributionRecord:
    return next(one for one in cocreate.contributions if one.id == case)


def leads_there(record: ContributionRecord, link: CausalLink, version: ModelVersion) -> bool:
    """Whether the drawn links that it names lead, in this version, from its start to its end."""
    here = set(record.node_by_id[link.from_].model_nodes)
    for _ in version.links:
        here |= {one.to for one in version.links if one.id in link.model_links and one.from_ in here}
    return bool(here & set(record.node_by_id[link.to].model_nodes))


@pytest.mark.parametrize("case", CASES)
def test_what_a_link_of_cocreate_names_was_drawn_after_the_work_and_leads_where_the_link_leads(
    cocreate: ProgrammeRecord, case: str
) -> None:
    record = record_of(cocreate, case)
    own = models_about(cocreate.logic_models, record.project)[0]

    for link in record.links:
        if (case, link.id) in NOT_DRAWN:
            assert link.model_links == ()
            continue
        found = drawn_links(link, [own])
        assert [one.link.id for one in found] == [*link.model_links]
        assert {one.version.number for one in found} == {own.versions[-1].number}
        assert leads_there(record, link, own.versions[-1]), link.id


@pytest.mark.parametrize("case", CASES)
def test_every_drawn_link_says_whether_it_was_taken_from_the_source_or_inferred(
    cocreate: ProgrammeRecord, case: str
) -> None:
    record = record_of(cocreate, case)
    models = models_about(cocreate.logic_models, record.project)

    found = {one.link.id: one.link.provenance for link in record.links for one in drawn_links(link, models)}

    assert None not in found.values()
    if case == "CS3":
        assert found["a.panel-u.heard"] is Provenance.INFERRED
        assert found["a.panel-o.provider"] is Provenance.TRANSCRIBED


def test_a_drawn_link_has_the_number_of_the_picture_and_comes_from_the_projects_own_model_first(
    cocreate: ProgrammeRecord,
) -> None:
    models = models_about(cocreate.logic_models, "P15")

    (found,) = drawn_links(record_of(cocreate, "CS3").link_by_id["L2"], models)

    assert [model.id for model in models] == ["LM-P15", "LM-programme"]
    assert (found.model.id, found.version.number, found.number) == ("LM-P15", 2, 9)


def test_a_link_that_is_in_no_drawing_is_left_out_and_is_a_problem_of_the_record(
    cocreate: ProgrammeRecord,
) -> None:
    record = record_of(cocreate, "CS3")
    gone = replace(record.links[0], model_links=("a.panel-u.nowhere",))
    changed = replace(record, links=(gone, *record.links[1:]))
    contributions = tuple(changed if one.id == "CS3" else one for one in cocreate.contributions)

    assert drawn_links(gone, cocreate.logic_models) == ()
    assert [each.wrong for each in integrity_problems(replace(cocreate, contributions=contributions))] == [
        "There is no link of a logic model “a.panel-u.nowhere”."
    ]
