"""The pages of import, preview and export."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse
from tests.site.conftest import Browser
from tests.site.programme import cocreate_record
from tests.site.words import words_of

from doingwith.exchange.bundle.writer import bundle_files
from doingwith.exchange.bundle.zip_file import bundle_zip, read_zip
from doingwith_site.exchange.models import PendingImport
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.actions import write_brief

NEW = "/import/"
INTO = "/programmes/cocreate/import/"
EXPORT = "/programmes/cocreate/export/"
FILE = "/programmes/cocreate/export/file/"


def upload(client: Client, address: str, data: bytes) -> HttpResponseBase:
    return client.post(address, {"bundle": SimpleUploadedFile("bundle.zip", data)})


def zipped(**changes: tuple[str, str]) -> bytes:
    """The Co:Create bundle as a zip file, with text replaced in the files named with _ for /."""
    files = dict(bundle_files(cocreate_record()))
    for name, (old, new) in changes.items():
        file = name.replace("__", "/") + ".yaml"
        assert old in files[file]
        files[file] = files[file].replace(old, new, 1)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for file, text in files.items():
            archive.writestr(file, text)
    return whole.getvalue()


class TestImportNew:
    def test_shows_what_it_would_do_and_then_does_it(self, zed: User, browser_of: Browser) -> None:
        client = browser_of(zed)

        shown = upload(client, NEW, bundle_zip(cocreate_record()))
        preview = client.get(shown["Location"])

        assert "What importing Co:Create would do" in words_of(preview)
        assert (
            "Importing would add 1 programme, 13 partners, 1 set of scales, 1 factor list, 10 domains of "
            "factors, 58 factors, 1 set of instruments, 1 description of the evaluation, 2 theory versions, "
            "25 projects, 6 logic models, 5 cases, 1 analysis of configurations and "
            "5 contribution records. "
            "Nothing is written yet."
        ) in words_of(preview)
        assert not Programme.objects.exists()

        done = client.post(shown["Location"])

        assert done["Location"] == "/programmes/cocreate/"
        assert Programme.objects.get().projects.count() == 25

    def test_confirming_twice_leads_to_the_same_programme(self, zed: User, browser_of: Browser) -> None:
        client = browser_of(zed)
        address = upload(client, NEW, bundle_zip(cocreate_record()))["Location"]

        assert client.post(address)["Location"] == client.post(address)["Location"]
        assert client.get(address)["Location"] == "/programmes/cocreate/"
        assert Programme.objects.count() == 1

    def test_lists_everything_wrong_with_file_and_line(self, zed: User, browser_of: Browser) -> None:
        data = zipped(
            projects__P01=("partner: age-better", "partner: age-bettter"),
            projects__P02=("id: P02", "id: P02\ncolour: red"),
        )

        words = words_of(upload(browser_of(zed), NEW, data))

        assert "The bundle cannot be imported as it is. What is wrong is listed below." in words
        assert "2 things are wrong in this bundle" in words
        assert "projects/P02.yaml 2 The key “colour” is not known here." in words
        assert "projects/P01.yaml 2 There is no partner “age-bettter”. Did you mean “age-better”?" in words
        assert not PendingImport.objects.exists()

    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            (b"", "This is not a zip file, or it is damaged."),
            (b"PK\x03\x04 not really", "This is not a zip file, or it is damaged."),
        ],
    )
    def test_what_is_no_zip_file_gets_a_sentence(
        self, zed: User, browser_of: Browser, data: bytes, sentence: str
    ) -> None:
        assert sentence in words_of(upload(browser_of(zed), NEW, data))

    def test_no_file_gets_a_sentence(self, zed: User, browser_of: Browser) -> None:
        assert "Choose the zip file of a bundle." in words_of(browser_of(zed).post(NEW))

    def test_says_when_the_identifier_is_taken(
        self, zed: User, browser_of: Browser, cocreate: Programme
    ) -> None:
        client = browser_of(zed)
        address = upload(client, NEW, bundle_zip(cocreate_record()))["Location"]

        words = words_of(client.get(address))

        assert "This bundle cannot be imported here. Nothing was written." in words
        assert (
            "The identifier “cocreate” is not free on this site. "
            "Give the programme another id in programme.yaml, such as “cocreate-2”."
        ) in words
        assert "Import it" not in words

    def test_signed_out_goes_to_sign_in(self, client: Client) -> None:
        assert client.get(NEW)["Location"].startswith(reverse("account_login"))


class TestImportInto:
    def test_shows_each_value_before_and_after(
        self, priya: User, browser_of: Browser, cocreate: Programme
    ) -> None:
        client = browser_of(priya)
        data = zipped(projects__P01=("title: Innovation Fund", "title: Another title"))

        address = upload(client, INTO, data)["Location"]
        words = words_of(client.get(address))

        assert "Importing would change 1 project. Nothing is written yet." in words
        assert "P01: Another title title Innovation Fund Another title" in words
        assert "1 changed and 24 stay as they are." in words
        assert client.post(address)["Location"] == "/programmes/cocreate/"
        assert cocreate.projects.get(identifier="P01").title == "Another title"

    def test_says_when_nothing_would_change(
        self, priya: User, browser_of: Browser, cocreate: Programme
    ) -> None:
        client = browser_of(priya)

        words = words_of(client.get(upload(client, INTO, zipped())["Location"]))

        assert "Nothing would change: the programme already says what the bundle says." in words

    def test_sends_back_whose_programme_has_changed(
        self, priya: User, farah: User, browser_of: Browser, cocreate: Programme
    ) -> None:
        client = browser_of(priya)
        data = zipped(projects__P01=("title: Innovation Fund", "title: Another title"))
        address = upload(client, INTO, data)["Location"]
        write_brief(by=farah, project=cocreate.projects.all()[0], based_on_version=1, text="meanwhile")

        response = client.post(address, follow=True)

        assert response.redirect_chain == [(INTO, 302)]
        assert "The programme has changed since you looked at what the import would do." in words_of(response)

    def test_is_refused_to_a_member_with_another_part(
        self, farah: User, browser_of: Browser, cocreate: Programme
    ) -> None:
        for response in (browser_of(farah).get(INTO), upload(browser_of(farah), INTO, zipped())):
            assert response.status_code == 403
            assert (
                "Only a programme lead can put what a folder of files says into the programme's record"
                in words_of(response)
            )

    def test_is_not_there_for_a_stranger(self, zed: User, browser_of: Browser, cocreate: Programme) -> None:
        assert browser_of(zed).get(INTO).status_code == 404
        assert upload(browser_of(zed), INTO, zipped()).status_code == 404

    def test_somebody_elses_preview_is_not_there(
        self, priya: User, zed: User, browser_of: Browser, cocreate: Programme
    ) -> None:
        address = upload(browser_of(priya), INTO, zipped())["Location"]

        assert browser_of(zed).get(address).status_code == 404
        assert browser_of(zed).post(address).status_code == 404

    def test_a_lead_no_more_cannot_confirm(
        self, priya: User, browser_of: Browser, cocreate: Programme
    ) -> None:
        client = browser_of(priya)
        address = upload(client, INTO, zipped())["Location"]
        cocreate.memberships.filter(person=priya).update(role="evaluator")

        assert client.post(address).status_code == 403


class TestExport:
    def test_says_what_leaves_and_gives_it(self, eve: User, browser_of: Browser, cocreate: Programme) -> None:
        client = browser_of(eve)

        words = words_of(client.get(EXPORT))
        file = client.post(FILE)

        assert (
            "Take Co:Create away as one zip file of readable files: "
            "25 projects, 5 cases, the factor list and the theory."
        ) in words
        assert file["Content-Disposition"] == 'attachment; filename="cocreate.zip"'
        assert read_zip(file.content)["programme.yaml"].startswith(b"id: cocreate\n")

    def test_is_refused_to_who_only_reads(
        self, colin: User, browser_of: Browser, cocreate: Programme
    ) -> None:
        for response in (browser_of(colin).get(EXPORT), browser_of(colin).post(FILE)):
            assert response.status_code == 403
            assert "Only a programme lead or an evaluator can take the whole programme away" in words_of(
                response
            )

    def test_is_not_there_for_a_stranger(self, zed: User, browser_of: Browser, cocreate: Programme) -> None:
        assert browser_of(zed).get(EXPORT).status_code == 404
        assert browser_of(zed).post(FILE).status_code == 404

    def test_leaves_by_post_only(self, eve: User, browser_of: Browser, cocreate: Programme) -> None:
        assert browser_of(eve).get(FILE).status_code == 405

    def test_signed_out_goes_to_sign_in(self, client: Client) -> None:
        assert client.get(EXPORT)["Location"].startswith(reverse("account_login"))
