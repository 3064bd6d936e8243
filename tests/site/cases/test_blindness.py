"""Two people read: every page, search, export, feed and count is swept for what the other one wrote."""

import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from tests.site.cases.reading_room import judged, marked, notes_of, read_by
from tests.site.conftest import Browser
from tests.site.programme import joined

from doingwith.common.judgements import Sign
from doingwith.consent.uses import Use
from doingwith.exchange.refi_qda.reading import read_project
from doingwith_site.analysis.records import programme_record
from doingwith_site.audit.models import Event
from doingwith_site.cases.actions.readings import excuse_reader, hand_in
from doingwith_site.cases.models import Case, CaseQuestion, Judgement, Proposal, Reading
from doingwith_site.cases.queries import factor_in
from doingwith_site.evidence.models import Code, Coding, Excerpt
from doingwith_site.exchange.actions import export_bundle, export_to_other_software
from doingwith_site.exchange.other_software import Asked
from doingwith_site.exchange.records.whole import whole_record
from doingwith_site.home.queries import count_factors, count_programme
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.models import Programme
from doingwith_site.theory.actions import start_draft

SECRETS = ("quokkareason", "quokkacode", "quokkamemo", "quokkanote", "quokkaquote")
"""Words that only Noor has written or marked."""
NOTES = "Nobody knew of quokkaquote until the second workshop.\n\nThen they spoke of it."
SEARCH = " ".join(SECRETS)
NOBODYS = "00000000-0000-4000-8000-000000000001"
"""No passage and no code has this token."""
SILENT_FACTOR = "O2"
"""A factor that no imported case reports: that it is judged must not be countable."""


@pytest.fixture
def case(cocreate: Programme, eve: User, noor: User, farah: User) -> Case:
    """CS2, read by Eve and Noor. Noor has marked, coded and judged; Eve has judged something else."""
    joined(noor, cocreate, Evaluator)
    case = read_by(cocreate, eve, noor)
    passage = marked(noor, notes_of(case, farah, NOTES), "quokkaquote", "quokkacode", "quokkamemo")
    code = cocreate.codes.get(key="quokkacode")
    code.memo = "quokkanote"
    code.save()
    judged(case, noor, SILENT_FACTOR, Sign.CONSTRAINING, "quokkareason", passages=(passage,))
    judged(case, eve, "L5", Sign.ENABLING, "Eve thought so.")
    start_draft(by=eve, programme=cocreate)
    return case


def all_in(case: Case, eve: User, noor: User) -> None:
    for reader in (noor, eve):
        hand_in(by=reader, case=case)


def addresses(case: Case, passage: Excerpt | None = None) -> Iterator[tuple[str, str]]:
    """Every address of the programme, with the passage, its code and the member that there are."""
    coding = passage.codings.first() if passage else None
    parts: dict[str, str | int] = {
        "programme": "cocreate", "project": case.project.identifier, "case": case.identifier,
        "model": "LM-P08", "card": "c.rating", "link": "o.insight-u.health", "assumption": "as.money",
        "column": "inputs", "proposal": "proposal-1", "drawing": 1, "document": "D01",
        "version": 1, "page": 1,
        "excerpt": str(passage.token if passage else NOBODYS),
        "code_token": str(coding.code.token if coding else NOBODYS),
        "factor": SILENT_FACTOR, "member": 1, "number": 1,
        "statement": "theory-3.s1", "part": "when", "clause": "theory-3.s1.when1", "advice_number": 0,
        "condition": "toc1.rev.when1",
        "kind": "rival", "part_name": "R1", "evidence": "E1", "round_kind": "wanted", "round_part": "1",
        "claim": "K1", "estimate": "S1",
        "side": "commissioners", "view": "v1",
        "configuration": "deliver",
        "account": "A-1", "telling": "T01", "language": "en-gb", "form": "easy", "seed": "x",
    }  # fmt: skip
    yield from found(get_resolver().url_patterns, parts)


def found(
    patterns: list[URLPattern | URLResolver], parts: dict[str, str | int], space: str = ""
) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from found(pattern.url_patterns, parts, inner)
        elif "programme" in pattern.pattern.converters:
            name = f"{space}{pattern.name}"
            yield (
                name,
                reverse(name, kwargs={part: parts.get(part, "x") for part in pattern.pattern.converters}),
            )


def body(answer: HttpResponseBase) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"\n".join(archive.read(name) for name in archive.namelist())
    return str(content, "utf-8", "replace")


SOURCE_ITSELF = {
    "documents:document",
    "documents:file",
    "cases:read_document",
    "cases:search",
    "exchange:download",
    "exchange:download_project",
}
"""Pages that give the document itself, in which the marked word stands for everybody to read."""


CLOSING = {"cases:reading", "theory:leave"}
"""Sending to them hands one's own reading in, after which all may see all, or closes what is swept next."""


def leaks(browser: Client, case: Case) -> set[tuple[str, str]]:
    """Each secret word with the address that gives it away."""
    told = set()
    for name, address in addresses(case, Excerpt.objects.get(quote=SECRETS[-1])):
        answers = [browser.get(address, {"q": SEARCH})]
        if name not in CLOSING:
            answers.append(browser.post(address, {"format": "md", "use": "project_team"}))
        for answer in answers:
            words = body(answer).lower()
            secrets = {each for each in SECRETS if each in words.replace(SEARCH, "")}
            if name in SOURCE_ITSELF:
                secrets.discard("quokkaquote")
            told |= {(name, each) for each in secrets}
    return told


def marks_in_the_text(browser: Client, case: Case) -> int:
    page = reverse("cases:read_document", args=["cocreate", case.project.identifier, "D01", 1])
    return body(browser.get(page)).count("<mark")


ONLOOKERS = ("eve", "farah", "priya", "colin", "ade", "jo", "sana")


class TestWhileTheyReadIndependently:
    @pytest.mark.parametrize("onlooker", ONLOOKERS)
    def test_no_address_tells_anybody_what_the_other_wrote(
        self, case: Case, onlooker: str, browser_of: Browser, request: pytest.FixtureRequest
    ) -> None:
        browser = browser_of(request.getfixturevalue(onlooker))

        assert leaks(browser, case) == set()
        assert marks_in_the_text(browser, case) == 0

    def test_nor_when_the_other_is_in_already(
        self, case: Case, eve: User, noor: User, browser_of: Browser
    ) -> None:
        before = {name: body(browser_of(eve).get(there)) for name, there in addresses(case)}
        hand_in(by=noor, case=case)

        after = {name: body(browser_of(eve).get(there)) for name, there in addresses(case)}

        assert leaks(browser_of(eve), case) == set()
        assert {
            name for name in before if without_tokens(before[name]) != without_tokens(after[name])
        } == set()

    def test_not_even_that_there_is_more_to_count(self, case: Case, eve: User, noor: User) -> None:
        record = programme_record(case.programme)
        readers = {reading.reader for each in record.cases for reading in each.readings}

        assert readers == {"transcriber"}
        assert count_programme(case.programme).most_readers == 1
        assert count_factors(case.programme).in_no_case == 14

    def test_a_bundle_holds_nothing_of_it(self, case: Case, eve: User) -> None:
        with zipfile.ZipFile(io.BytesIO(export_bundle(by=eve, programme=case.programme))) as archive:
            names = archive.namelist()
            files = {name: archive.read(name) for name in names}
        # What stands in the paper that was marked is no secret: its text, and the file itself.
        papers = ("/documents/", "/files/")
        words = b"".join(text for name, text in files.items() if not any(one in f"/{name}" for one in papers))

        assert not [each for each in SECRETS if each.encode() in words]
        assert not [name for name in names if "/excerpts/" in name or name.endswith("codes.yaml")]

    def test_a_project_for_other_software_holds_the_notes_and_nothing_made_of_them(
        self, case: Case, eve: User, noor: User
    ) -> None:
        for by in (eve, noor):  # not even one's own: what is made for all is the same for all
            asked = Asked(use=Use.PROJECT_TEAM, project=case.project.identifier)
            found = read_project(export_to_other_software(by=by, programme=case.programme, asked=asked))

            assert [(len(source.selections), source.text) for source in found.sources] == [(0, NOTES)]
            assert not any(code.name == "quokkacode" for code in found.codes)
            assert [user.name for user in found.users] == ["transcriber"]

    def test_what_was_asked_and_proposed_before_is_found_by_nobody(
        self, case: Case, noor: User, farah: User, browser_of: Browser
    ) -> None:
        of = {"case": case, "asked_at": timezone.now(), "asked_by": noor}
        CaseQuestion.objects.create(number=1, text="quokkaquestion", **of)
        factor = factor_in(case.programme, SILENT_FACTOR)
        made = {"made_by": noor, "made_at": timezone.now(), "number": 1, "factor": factor}
        Proposal.objects.create(case=case, reason="quokkaproposal", **made)
        search = reverse("cases:search", args=["cocreate"])

        for person in (farah, noor):
            for words in ("quokkaquestion", "quokkaproposal"):
                assert "Nothing that you may read" in body(browser_of(person).get(search, {"q": words}))

    def test_a_facilitator_sees_that_it_is_read(self, case: Case, farah: User, browser_of: Browser) -> None:
        words = body(browser_of(farah).get("/programmes/cocreate/cases/CS2/"))

        assert "2 people read this case independently." in words

    def test_the_log_has_no_words_of_it(self, case: Case) -> None:
        told = " ".join(f"{event.verb} {event.detail}" for event in Event.objects.all())

        assert not [each for each in SECRETS if each in told]

    def test_no_page_shows_a_number_that_is_given_one_after_the_other(
        self, case: Case, eve: User, browser_of: Browser
    ) -> None:
        passage = marked(eve, case.project.documents.get(), "until the second workshop")
        keys = with_distinctive_keys(passage, case, eve)
        browser = browser_of(eve)
        pages = {name: body(browser.get(there)) for name, there in addresses(case, passage)}

        assert "until the second workshop" in pages["cases:excerpt"]
        assert "zebracode" in pages["cases:code"]
        assert [(name, key) for name, page in pages.items() for key in keys if str(key) in page] == []

    def test_the_author_sees_their_own(self, case: Case, noor: User, browser_of: Browser) -> None:
        assert marks_in_the_text(browser_of(noor), case) == 1
        assert "quokkareason" in body(browser_of(noor).get("/programmes/cocreate/cases/CS2/reading/"))

    def test_what_came_with_the_bundle_stays_seen(self, case: Case, eve: User, browser_of: Browser) -> None:
        words = body(browser_of(eve).get("/programmes/cocreate/cases/CS2/"))

        assert "Those involved had room to steer" in words


class TestOnceAllAreIn:
    @pytest.fixture(autouse=True)
    def compared(self, case: Case, eve: User, noor: User) -> None:
        all_in(case, eve, noor)

    @pytest.mark.parametrize("onlooker", ["eve", "farah", "priya"])
    def test_what_each_wrote_is_seen(
        self, case: Case, onlooker: str, browser_of: Browser, request: pytest.FixtureRequest
    ) -> None:
        browser = browser_of(request.getfixturevalue(onlooker))
        code = case.programme.codes.get().token
        told = leaks(browser, case)

        assert ("cases:case", "quokkareason") in told
        assert ("cases:compare", "quokkareason") in told
        assert ("reporting:report", "quokkareason") in told
        assert ("cases:excerpt", "quokkaquote") in told
        assert "quokkaquote" in body(browser.get(reverse("cases:code", args=["cocreate", code])))
        assert marks_in_the_text(browser, case) == 1

    def test_it_is_counted(self, case: Case) -> None:
        assert count_programme(case.programme).most_readers == 3
        assert count_factors(case.programme).in_no_case == 13

    def test_a_project_for_other_software_holds_it_under_the_readers_part(
        self, case: Case, eve: User
    ) -> None:
        asked = Asked(use=Use.PROJECT_TEAM)
        found = read_project(export_to_other_software(by=eve, programme=case.programme, asked=asked))

        (passage,) = (one for source in found.sources for one in source.selections)
        (coding,) = passage.codings
        (user,) = (one.name for one in found.users if one.guid == coding.user)
        memo = next(note.text for note in found.notes if note.guid in coding.notes)
        assert (passage.name, memo, user) == ("quokkaquote", "quokkamemo", "evaluator-02")
        assert passage.guid == str(case.programme.excerpts.get().token)

    def test_a_bundle_holds_it_under_the_readers_parts(self, case: Case, eve: User) -> None:
        with zipfile.ZipFile(io.BytesIO(export_bundle(by=eve, programme=case.programme))) as archive:
            words = archive.read("cocreate/cases/CS2.yaml").decode()

        assert "quokkareason" in words
        assert "reader: evaluator-02" in words
        assert "Noor" not in words


class TestWhenAReaderWasTakenOut:
    """Noor wrote the secrets and cannot go on; the two others hand in, and compare."""

    @pytest.fixture(autouse=True)
    def compared(self, case: Case, cocreate: Programme, eve: User, noor: User, zed: User) -> None:
        joined(zed, cocreate, Evaluator)
        case = read_by(cocreate, eve, zed)
        judged(case, zed, "L5", Sign.CONSTRAINING, "Zed did not.")
        excuse_reader(by=eve, case=case, reader=noor)
        all_in(case, eve, zed)

    @pytest.mark.parametrize("onlooker", ["eve", "farah", "zed"])
    def test_no_address_tells_anybody_what_they_wrote(
        self, case: Case, onlooker: str, browser_of: Browser, request: pytest.FixtureRequest
    ) -> None:
        browser = browser_of(request.getfixturevalue(onlooker))
        found = body(browser.get("/programmes/cocreate/cases/CS2/"))

        assert "Zed did not." in found
        assert leaks(browser, case) == set()
        assert marks_in_the_text(browser, case) == 0

    def test_nothing_of_it_is_counted_or_leaves(self, case: Case, eve: User) -> None:
        record = whole_record(case.programme)
        with zipfile.ZipFile(io.BytesIO(export_bundle(by=eve, programme=case.programme))) as archive:
            names = archive.namelist()
        asked = Asked(use=Use.PROJECT_TEAM)
        found = read_project(export_to_other_software(by=eve, programme=case.programme, asked=asked))
        readers = {reading.reader for each in record.cases for reading in each.readings}

        assert readers == {"transcriber", "evaluator-01", "evaluator-03"}
        assert (record.marked_sources, record.codebook.codes) == ((), ())
        assert count_programme(case.programme).most_readers == 3
        assert count_factors(case.programme).in_no_case == 14
        assert not [name for name in names if "/excerpts/" in name or name.endswith("codes.yaml")]
        assert [source.selections for source in found.sources] == [()]

    def test_they_see_their_own_still(self, case: Case, noor: User, browser_of: Browser) -> None:
        browser = browser_of(noor)

        assert marks_in_the_text(browser, case) == 1
        assert {("cases:excerpt", "quokkacode"), ("cases:codes", "quokkacode")} <= leaks(browser, case)


def with_distinctive_keys(passage: Excerpt, case: Case, eve: User) -> list[int]:
    """Eve gives the passage a code and judges by it, in rows whose keys are found if they stand anywhere."""
    keys = {model: number * 111_213_141 for number, model in enumerate((Excerpt, Code, Coding, Judgement), 1)}
    of = {"programme": case.programme, "project": case.project, "version": passage.version}
    old, passage.pk = passage.pk, keys[Excerpt]
    Excerpt.objects.filter(pk=old).delete()
    passage.save(force_insert=True)
    assert Excerpt.objects.filter(**of, marked_by=eve).get() == passage
    code = Code.objects.create(
        pk=keys[Code], programme=case.programme, kind="free", key="zebracode", made_by=eve
    )
    Coding.objects.create(pk=keys[Coding], excerpt=passage, code=code, coded_by=eve)
    reading = Reading.objects.get(case=case, person=eve)
    judgement = reading.judgements.get()
    judgement.pk = keys[Judgement]
    reading.judgements.all().delete()
    judgement.save(force_insert=True)
    judgement.excerpts.add(passage)
    return list(keys.values())


def without_tokens(page: str) -> str:
    """The page without what differs each time it is asked for."""
    return re.sub(r'csrfmiddlewaretoken" value="\w+|\d\d:\d\d', "", page)
