"""Every page of the site, at a phone and at a desktop: usable, whole, and named."""

from pathlib import Path

from bench.synthetic import synthetic_programme
from django.urls import reverse
from playwright.sync_api import Page, ViewportSize
from tests.journeys.accessibility import violations_of, what_sticks_out
from tests.journeys.addresses import (
    ELSEWHERE,
    NO_PAGE,
    OF_A_PROGRAMME,
    OF_MY_SIGN_IN,
    OPEN_TO_ALL,
    addresses,
    url_names,
)
from tests.journeys.person import Person
from tests.journeys.programmes import programme_of_long_names
from tests.site.cases.reading_room import readings_in
from tests.site.estimates import estimated
from tests.site.evidence.project_file import notes_kept
from tests.site.programme import joined, stored

from doingwith.common.judgements import Sign
from doingwith_site.analysis.contribution.forms import FORMS
from doingwith_site.logic_models.actions.versions import propose_change
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.actions import create_programme
from doingwith_site.programmes.models import Membership, Programme

PAPER: ViewportSize = {"width": 718, "height": 1047}
"""A sheet of A4 with margins of a centimetre, in CSS pixels."""
NOT_THERE = "/programmes/no-such-programme/"


def problems_of(page: Page, *, search: bool) -> list[str]:
    """What every page owes everybody, and this one does not give; with axe if ``search``."""
    found = [*(violations_of(page) if search else []), *what_sticks_out(page)]
    shape = page.evaluate(
        """() => ({
            headings: document.querySelectorAll("h1").length,
            heading: document.querySelector("h1")?.innerText.trim() ?? "",
            language: document.documentElement.lang,
        })"""
    )
    if shape["headings"] != 1 or not shape["heading"]:
        found.append(f"It has {shape['headings']} headings of the first level.")
    if shape["language"] != "en-GB":
        found.append(f"It says that its language is “{shape['language']}”.")
    if not page.title().endswith(" – Doing With") or page.title().startswith(" –"):
        found.append(f"It is called “{page.title()}”.")
    return found


def sweep(
    person: Person, pages: list[str], *, status: int = 200, unsearched: str = ""
) -> dict[str, list[str]]:
    """What is wrong with each of the pages; empty when nothing is.

    ``unsearched`` is the end of an address that axe leaves out: a report of thousands of elements
    is made of the same pieces whatever it tells, and is searched once at each width.
    """
    wrong: dict[str, list[str]] = {}
    for address in pages:
        answer = person.page.goto(person.site + address)
        assert answer is not None
        here = person.page.url.removeprefix(person.site)
        found = [] if (answer.status, here) == (status, address) else [f"{answer.status} at {here}"]
        if found := found + problems_of(
            person.page, search=not unsearched or not address.endswith(unsearched)
        ):
            wrong[address] = found
    return wrong


def pages_of(programme: Programme, lead: User) -> list[str]:
    """The addresses of a programme's pages: those of its project with a case, and of its lead."""
    case = programme.cases.select_related("project").first()
    project = case.project if case else programme.projects.first()
    return addresses(
        programme.identifier,
        project=project.identifier if project else None,
        case=case.identifier if case else None,
        member=Membership.objects.get(programme=programme, person=lead).pk,
    )


def test_no_address_is_left_out() -> None:
    known = [*OPEN_TO_ALL, *OF_MY_SIGN_IN, *OF_A_PROGRAMME, *ELSEWHERE, *NO_PAGE]

    assert sorted(known) == sorted(url_names())
    assert [name for name in set(ELSEWHERE.values()) if not (Path(__file__).parent / name).is_file()] == []


def test_pages_that_are_open_to_all(person: Person) -> None:
    assert sweep(person, [reverse(name, kwargs=parts) for name, parts in OPEN_TO_ALL.items()]) == {}
    assert sweep(person, ["/no-such-page/"], status=404) == {}


def test_pages_of_whoever_has_signed_in(person: Person, zed: User) -> None:
    person.given_i_am_signed_in(zed)

    assert sweep(person, [reverse(name) for name in OF_MY_SIGN_IN]) == {}
    assert sweep(person, [NOT_THERE], status=404) == {}


def test_pages_of_the_cocreate_programme(person: Person, cocreate: Programme, priya: User) -> None:
    person.given_i_am_signed_in(priya)

    assert sweep(person, pages_of(cocreate, priya)) == {}


def test_pages_inside_logic_models_and_contribution_records(
    person: Person, cocreate: Programme, priya: User
) -> None:
    person.given_i_am_signed_in(priya)
    model = {"programme": "cocreate", "model": "LM-P08"}
    record = {"programme": "cocreate", "project": "P08"}
    young = f"{reverse('logic_models:model', kwargs=model | {'model': 'LM-P15'})}1/"
    drawn = f"{reverse('logic_models:model', kwargs=model)}1/"
    inherited = cocreate.logic_models.get(identifier="LM-P15").versions.get(number=1)
    card = next(node["id"] for node in inherited.content["nodes"] if node.get("refers_to"))
    estimated(priya, programme=cocreate)
    proposal = propose_change(by=priya, row=inherited, card=card, text="Other words", reason="We say it so.")

    pages = [
        f"{young}cards/{card}/",
        f"{young}cards/{card}/proposal/",
        f"{drawn}cards/c.rating/split/",
        f"{drawn}cards/c.rating/join/",
        reverse("logic_models:answer_proposal", args=["cocreate", "LM-P15", proposal.id]),
        *(f"{drawn}{page}" for page in ("outline/", "steps/", "answers/", "columns/outcomes/")),
        f"{drawn}links/o.insight-u.health/",
        f"{drawn}links/o.insight-u.health/add-assumption/",
        f"{drawn}links/o.insight-u.health/assumptions/as.money/",
        reverse("logic_models:model", kwargs=model),
        reverse("logic_models:model", kwargs=model | {"model": "LM-programme"}),
        reverse("logic_models:drawing", kwargs=model | {"drawing": 2}),
        reverse("logic_models:difference", kwargs=model),
        f"{drawn}picture/?size=200",
        f"{reverse('logic_models:difference_picture', kwargs=model)}?size=50",
        reverse("analysis:begin_contribution", kwargs=record | {"project": "P01"}),
        reverse("analysis:change_story", kwargs=record),
        reverse("analysis:add_bearing", kwargs=record | {"evidence": "E1"}),
        reverse("analysis:change_part", kwargs=record | {"kind": "claim", "part_name": "K1"}),
        *(reverse("analysis:add_part", kwargs=record | {"kind": kind}) for kind in FORMS),
        reverse("analysis:take_from_model", kwargs=record),
        reverse("analysis:add_to_round", kwargs=record | {"number": 1, "round_kind": "objection"}),
        *(
            reverse("analysis:change_in_round", kwargs=record | {"number": 1, **part})
            for part in (
                {"round_kind": "step", "round_part": "story"},
                {"round_kind": "wanted", "round_part": "1"},
            )
        ),
        reverse("analysis:formal_update", kwargs=record),
        reverse("analysis:turn_formal", kwargs=record),
        *(
            reverse(f"analysis:{name}", kwargs=record | {"claim": "K1"})
            for name in ("say_prior", "add_estimate")
        ),
        *(
            reverse(f"analysis:{name}", kwargs=record | {"claim": "K1", "estimate": "S1"})
            for name in ("change_estimate", "open_estimate")
        ),
    ]

    assert sweep(person, pages) == {}


def test_pages_inside_a_project_file_and_a_case_that_was_read_twice(
    person: Person, cocreate: Programme, eve: User, noor: User
) -> None:
    joined(noor, cocreate, Evaluator)
    notes_kept(eve)
    readings_in(cocreate, {eve: Sign.ENABLING, noor: Sign.CONSTRAINING})
    person.given_i_am_signed_in(eve)
    pages = [
        reverse(
            "documents:add_version", kwargs={"programme": "cocreate", "project": "P08", "document": "D01"}
        ),
        reverse("cases:questions", kwargs={"programme": "cocreate", "case": "CS2"}),
    ]

    assert sweep(person, pages) == {}


def test_pages_in_forced_colours(person: Person, cocreate: Programme, ade: User) -> None:
    person.given_i_am_signed_in(ade)
    person.page.emulate_media(forced_colors="active")

    assert sweep(person, pages_to_read(cocreate), unsearched="/report/") == {}


def test_pages_on_paper(person: Person, cocreate: Programme, ade: User) -> None:
    person.given_i_am_signed_in(ade)
    person.page.set_viewport_size(PAPER)
    person.page.emulate_media(media="print")

    assert sweep(person, pages_to_read(cocreate), unsearched="/report/") == {}


def pages_to_read(programme: Programme) -> list[str]:
    case = programme.cases.select_related("project").get(identifier="CS2")
    here = {"programme": programme.identifier}
    return [
        reverse("home:programme", kwargs=here),
        reverse("projects:project", kwargs=here | {"project": case.project.identifier}),
        reverse("cases:case", kwargs=here | {"case": case.identifier}),
        reverse("analysis:factors", kwargs=here),
        reverse("analysis:theory", kwargs=here),
        reverse("reporting:report", kwargs=here),
    ]


def test_pages_of_an_empty_programme(person: Person, priya: User) -> None:
    programme = create_programme(by=priya, name="Better Together", start_with="")
    person.given_i_am_signed_in(priya)

    assert sweep(person, pages_of(programme, priya)) == {}


def test_pages_of_a_programme_in_which_every_name_is_one_long_word(person: Person, priya: User) -> None:
    programme = stored(programme_of_long_names(), priya)
    person.given_i_am_signed_in(priya)

    assert (
        sweep(person, [reverse("programmes:index"), *pages_of(programme, priya)], unsearched="/report/") == {}
    )


def test_pages_of_a_programme_with_300_projects(person: Person, priya: User) -> None:
    programme = stored(synthetic_programme(300, case_count=12), priya)
    person.given_i_am_signed_in(priya)

    assert sweep(person, pages_of(programme, priya), unsearched="/report/") == {}
