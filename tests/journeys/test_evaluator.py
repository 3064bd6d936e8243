"""Eve evaluates the programme: from what a report says she finds her way to what it rests on."""

import io
import zipfile

from docx import Document
from tests.journeys.person import Person

from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme


def test_from_a_sentence_of_the_report_to_the_judgement_behind_it(
    person: Person, cocreate: Programme, eve: User
) -> None:
    person.given_i_am_signed_in(eve)
    person.when_i_open("/programmes/cocreate/")
    person.when_i_follow("Report")
    person.then_i_read(
        "Written for evaluators from 25 projects and 5 cases, every figure counted afresh as you open it.",
        "The cases rest on 84 judgements of conditions (42 stated in the sources, 42 inferred) "
        "and 29 judgements of results (15 stated in the sources, 14 inferred)",
    )

    person.when_i_follow_the_link_to("#CS2-L2")

    person.then_i_am_led_to(
        "Supportive top-down policy that leaves workers free to steer (L2)",
        "stated",
        "Those involved had room to steer",
        "transcriber",
    )


def test_from_a_factor_to_what_a_case_says_of_it_and_why(
    person: Person, cocreate: Programme, eve: User
) -> None:
    person.given_i_am_signed_in(eve)
    person.when_i_open("/programmes/cocreate/")
    person.when_i_follow("Factors")
    person.then_i_read("58 factors in 10 domains: 44 appear in a case, 14 in none.")
    person.then_i_read("Not reported is not the same as absent.")

    person.when_i_unfold("Read this picture as a table")
    person.when_i_follow_the_link_to("/programmes/cocreate/cases/CS5/#CS5-L5")

    person.then_i_am_led_to("Urgency (L5)", "Urgency brings momentum and crowding", "stated in the sources")
    person.then_i_read("Every judgement here is by one reader")


def test_what_the_theory_became_and_what_each_clause_rests_on(
    person: Person, cocreate: Programme, eve: User
) -> None:
    person.given_i_am_signed_in(eve)
    person.when_i_open("/programmes/cocreate/")
    person.when_i_follow("Theory of change")
    person.then_i_read(
        "From “Preliminary theory of change” to “Revised theory of change”: 17 WHEN clauses added, the THEN "
        "of statement 3 widened from 3 clauses to 6, 6 BECAUSE clauses added, one idea split "
        "and one idea dropped.",
        "permission to carry the risk",
    )

    person.when_i_follow_the_link_to("/programmes/cocreate/cases/CS2/#CS2-L1")

    person.then_i_am_led_to("Permission from the top to take the risk (L1)", "stated in the sources")


def test_the_report_is_taken_away_as_word_and_pdf(person: Person, cocreate: Programme, eve: User) -> None:
    person.given_i_am_signed_in(eve)
    person.when_i_open("/programmes/cocreate/report/")

    word = Document(io.BytesIO(person.when_i_take_away("Word")))
    pdf = person.when_i_take_away("PDF")

    written = [paragraph.text for paragraph in word.paragraphs]
    assert any("25 projects with 13 commissioning partners" in text for text in written)
    assert len(word.tables) > 5
    assert pdf.startswith(b"%PDF-")
    assert len(pdf) > 100_000


def test_the_record_is_taken_away_as_files(person: Person, cocreate: Programme, eve: User) -> None:
    person.given_i_am_signed_in(eve)
    person.when_i_open("/programmes/cocreate/")
    person.then_i_am_not_offered("Import", "Add a project")
    person.when_i_follow("Export")

    taken = person.when_i_take_away("Download the bundle")

    with zipfile.ZipFile(io.BytesIO(taken)) as archive:
        assert "cocreate/cases/CS5.yaml" in archive.namelist()
