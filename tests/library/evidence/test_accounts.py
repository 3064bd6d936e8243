"""Accounts, documents and codes find their parts by identifier."""

from doingwith.consent.agreements import Agreement
from doingwith.consent.uses import AgeBand
from doingwith.evidence.accounts import Account, AccountPart, PartKind
from doingwith.evidence.codes import Code, Codebook
from doingwith.evidence.documents import Document, DocumentKind, DocumentVersion


def test_an_account_knows_its_parts_and_how_old_its_teller_says_they_are() -> None:
    part = AccountPart(id="1", kind=PartKind.WRITING, text="We were asked once.")
    account = Account(id="A1", teller="young person", agreement=Agreement(age=AgeBand.FROM_13), parts=(part,))

    assert account.age_band is AgeBand.FROM_13
    assert account.part("1") is part
    assert account.part("2") is None


def test_a_document_knows_its_versions_by_number() -> None:
    versions = (DocumentVersion(version=1), DocumentVersion(version=2, text="Second."))
    document = Document(id="D1", title="Brief", kind=DocumentKind.BRIEF, versions=versions)

    assert document.version(2) is versions[1]
    assert document.version(3) is None


def test_a_codebook_knows_its_codes_by_identifier() -> None:
    code = Code(id="waiting", label="Waiting")

    assert Codebook(codes=(code,)).by_id == {"waiting": code}
