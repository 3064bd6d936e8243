"""Rows are seen as the truth table says, by each viewer, in each phase, of a reader excused or not."""

from collections.abc import Iterator
from itertools import product

import pytest
from django.utils import timezone
from tests.site.cases.reading_room import judged, marked, notes_of, read_by, seen_slowly
from tests.site.evidence.project_file import own_kept
from tests.site.programme import joined

from doingwith.cases.blinding import Sight, Viewer, sight
from doingwith.cases.phases import Phase
from doingwith_site.cases.models import Case, Judgement, Reading, SearchText
from doingwith_site.cases.queries import my_passages
from doingwith_site.cases.visibility import (
    codings_seen_by,
    copies_seen_by,
    excerpts_seen_by,
    in_record,
    sees_reading,
)
from doingwith_site.evidence.models import Coding, Document, Excerpt
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.models import Programme

ALL_WAYS = list(product(Phase, [False, True]))
Room = tuple[Case, dict[Viewer, User]]


@pytest.fixture
def room(cocreate: Programme, eve: User, noor: User, farah: User) -> Room:
    """CS2, in which Noor marked, coded, and judged on that."""
    joined(noor, cocreate, Evaluator)
    case = read_by(cocreate, eve, noor)
    passage = marked(noor, notes_of(case, farah, "A quokka came."), "quokka", "quokkacode", "A memo.")
    judged(case, noor, "L5", passages=(passage,))
    return case, {Viewer.AUTHOR: noor, Viewer.OTHER_READER: eve, Viewer.COLLEAGUE: farah}


def in_each_way(case: Case, noor: User) -> Iterator[tuple[Phase, bool]]:
    for phase, is_excused in ALL_WAYS:
        Case.objects.filter(pk=case.pk).update(phase=phase)
        at = timezone.now() if is_excused else None
        Reading.objects.filter(case=case, person=noor).update(excused_at=at)
        yield phase, is_excused


def test_what_a_reader_made_is_seen_as_the_table_says(room: Room) -> None:
    case, people = room
    reading = Reading.objects.filter(person=people[Viewer.AUTHOR])
    for phase, is_excused in in_each_way(case, people[Viewer.AUTHOR]):
        for viewer in Viewer:
            all_of_it = sight(viewer, phase, is_excused=is_excused) is Sight.ALL
            person = people.get(viewer)
            seen = {
                Excerpt.objects.filter(excerpts_seen_by(person)).exists(),
                Coding.objects.filter(codings_seen_by(person)).exists(),
                sees_reading(person, reading.get()) if person else reading.filter(in_record()).exists(),
            }
            if person:
                made = SearchText.objects.filter(copies_seen_by(person, case.programme), version=None)
                seen |= {made.filter(coding__isnull=False).exists()}
                seen |= {made.filter(judgement__reading__person__isnull=False).exists()}
            assert seen == {all_of_it}, (viewer, phase, is_excused)


@pytest.fixture
def own(cocreate: Programme, farah: User) -> Document:
    """A document of the whole programme."""
    return own_kept(farah, "Everybody spoke of the quokka.")


class TestSourcesOfTheWholeProgramme:
    def test_are_offered_to_a_reader_of_any_case(self, room: Room, own: Document, eve: User) -> None:
        case, _ = room
        passage = marked(eve, own, "spoke of")

        assert list(my_passages(eve, case)) == [passage]

    def test_open_with_the_cases_that_the_reader_reads(
        self, room: Room, own: Document, eve: User, noor: User
    ) -> None:
        case, people = room
        marked(noor, own, "Everybody spoke", "quokkacode")
        for way in in_each_way(case, noor):
            for viewer in (*people.values(), None):
                here = Excerpt.objects.filter(project=None)
                given = Coding.objects.filter(excerpt__in=here)
                slowly = seen_slowly(viewer, here.get())
                assert here.filter(excerpts_seen_by(viewer)).exists() is slowly, (viewer, way)
                assert given.filter(codings_seen_by(viewer)).exists() is slowly, (viewer, way)
                if viewer:
                    copies = SearchText.objects.filter(coding__in=given)
                    found = copies.filter(copies_seen_by(viewer, case.programme)).exists()
                    assert found is slowly, (viewer, way)

    def test_stay_hidden_while_the_reader_still_reads_another_case(
        self, room: Room, own: Document, eve: User, noor: User
    ) -> None:
        case, _ = room
        read_by(case.programme, eve, noor, case="CS3")
        marked(noor, own, "Everybody spoke", "quokkacode")
        Case.objects.filter(pk=case.pk).update(phase=Phase.COMPARING)

        assert not Excerpt.objects.filter(excerpts_seen_by(eve), project=None).exists()

    def test_but_what_an_open_judgement_rests_on_is_open(
        self, room: Room, own: Document, eve: User, noor: User
    ) -> None:
        case, _ = room
        read_by(case.programme, eve, noor, case="CS3")
        passage = marked(noor, own, "Everybody spoke", "quokkacode")
        Judgement.objects.get(reading__case=case, reading__person=noor).excerpts.add(passage)
        here = Excerpt.objects.filter(excerpts_seen_by(eve), project=None)
        assert not here.exists()

        Case.objects.filter(pk=case.pk).update(phase=Phase.COMPARING)

        assert here.get() == passage
        assert not Coding.objects.filter(codings_seen_by(eve), excerpt=passage).exists()

    def test_show_nobody_what_somebody_marks_who_reads_no_case(
        self, room: Room, own: Document, cocreate: Programme, eve: User, zed: User
    ) -> None:
        joined(zed, cocreate, Evaluator)
        marked(zed, own, "Everybody spoke")
        Case.objects.update(phase=Phase.FINAL)

        assert not Excerpt.objects.filter(excerpts_seen_by(eve), project=None).exists()
