"""The slow, obvious way to store people's words: row after row, each indexed as it is saved."""

from collections.abc import Iterable, Mapping

import pytest
from django.db.models import Q
from django.utils import timezone

from doingwith.consent import agreements
from doingwith.consent.uses import AgeBand, Way
from doingwith.evidence import accounts, codes, documents, excerpts
from doingwith.exchange.bundle.plain import to_plain
from doingwith_site.common.days import noon
from doingwith_site.consent.models import Agreement, AgreementStep, Competence
from doingwith_site.evidence.models import (
    Account,
    AccountPart,
    Code,
    Coding,
    Document,
    DocumentVersion,
    Excerpt,
    MediaFile,
    Telling,
)
from doingwith_site.evidence.records import unless_not_reported
from doingwith_site.evidence.records.accounts import _number_of
from doingwith_site.evidence.records.documents import TYPES
from doingwith_site.evidence.records.marks import NewMarks, excerpt_name
from doingwith_site.exchange.records import words
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Project

__all__ = ["store_one_by_one"]

Projects = Mapping[str, Project]


def store_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on nothing of people's words is stored in bulk."""
    for store in (store_accounts, store_answers, store_documents, store_versions, store_codes, store_marks):
        monkeypatch.setattr(words, store.__name__, store)
    for name in ("index_parts", "index_versions", "index_codings"):
        monkeypatch.setattr(words, name, lambda programme, rows: None)


def store_accounts(
    programme: Programme, new: Iterable[accounts.Account], projects: Projects, tellings: Mapping[str, Telling]
) -> None:
    for value in new:
        store_account(programme, value, projects, tellings)


def store_account(
    programme: Programme, value: accounts.Account, projects: Projects, tellings: Mapping[str, Telling]
) -> None:
    telling = tellings[value.telling] if value.telling else None
    moment = noon(value.told_on) or timezone.now()
    row = Account.objects.create(
        agreement=store_agreement(programme, value.id, value.agreement, value.provenance.way),
        programme=programme,
        project=projects[value.project] if value.project else None,
        telling=telling,
        identifier=value.id,
        language=value.language,
        teller_role=unless_not_reported(value.teller),
        way=value.provenance.way,
        wording=value.provenance.wording,
        read_back=value.provenance.read_back or "",
        typed_by=value.provenance.typed_by,
        started_at=moment,
        told_at=moment,
        day_known=value.told_on is not None,
    )
    asked = {one.identifier or str(one.number): one for one in telling.questions.all()} if telling else {}
    number = 0
    for part in value.parts:
        number = _number_of(part.id, after=number)
        media = part.media
        AccountPart.objects.create(
            account=row,
            question=asked.get(part.question or ""),
            number=number,
            identifier="" if part.id == str(number) else part.id,
            kind=part.kind,
            text=part.text,
            version=part.version,
            media=MediaFile.objects.create(
                programme=programme,
                content_type=media.type,
                size=media.size,
                sha256=media.sha256,
                drawn_from=media.drawn_from,
                width=media.width,
                height=media.height,
                seconds=None if media.length_ms is None else media.length_ms / 1000,
            )
            if media
            else None,
            added_at=moment,
            changed_at=moment,
        )


def store_agreement(programme: Programme, name: str, value: agreements.Agreement, way: Way) -> Agreement:
    row = Agreement.objects.create(
        programme=programme,
        identifier=name,
        age_band="" if value.age is AgeBand.NOT_SAID else value.age.value,
    )
    store_answers(programme, [(row, value.answers, way)])
    if value.understands is not None:
        Competence.objects.create(agreement=row, understands=value.understands, at=timezone.now())
    return row


def store_answers(
    programme: Programme, new: Iterable[tuple[Agreement, Iterable[agreements.Answer], Way]]
) -> None:
    for row, answers, way in new:
        for answer in answers:
            AgreementStep.objects.create(
                agreement=row,
                number=row.steps.count() + 1,
                use=answer.use,
                agrees=answer.agrees,
                said_by=answer.said_by,
                way=way,
                at=noon(answer.on),
            )


def store_documents(programme: Programme, new: Iterable[documents.Document], projects: Projects) -> None:
    for value in new:
        row = Document.objects.create(
            programme=programme,
            project=projects[value.project] if value.project else None,
            identifier=value.id,
            kind=value.kind,
            title=value.title,
            added_at=timezone.now(),
        )
        store_versions((row, version) for version in value.versions)


def store_versions(new: Iterable[tuple[Document, documents.DocumentVersion]]) -> None:
    for document, value in new:
        media = value.media
        DocumentVersion.objects.create(
            document=document,
            number=value.version,
            media=to_plain(media) if media else {},
            file_type=TYPES.get(media.type, "text") if media else "text",
            size=media.size if media else len(value.text.encode()),
            sha256=media.sha256[:64] if media else "",
            width=media.width if media else None,
            height=media.height if media else None,
            text=value.text,
            starts=[0] if value.text else [],
            dated_on=value.dated_on,
            note=value.note,
            guid=value.guid,
            added_at=timezone.now(),
        )


def store_codes(programme: Programme, new: Iterable[codes.Code]) -> None:
    made = list(new)
    for value in made:
        label = unless_not_reported(value.label)
        Code.objects.create(
            programme=programme,
            kind=value.kind.value,
            key=(value.refers_to or label or value.id)[:200],
            label=label,
            identifier=value.id,
            memo=value.memo,
            colour=value.colour,
            is_folder=value.is_folder,
            guid=value.guid,
        )
    rows = {row.identifier: row for row in programme.codes.exclude(identifier="")}
    for value in made:
        if value.parent is not None:
            rows[value.id].parent = rows[value.parent]
            rows[value.id].save(update_fields=["parent"])


def store_marks(programme: Programme, marked: Iterable[NewMarks], code_rows: Mapping[str, Code]) -> None:
    for new in marked:
        for excerpt in new.excerpts:
            store_excerpt(new.places[excerpt.part, excerpt.version], excerpt)
        places = new.places.values()
        parts = [place for place in places if isinstance(place, AccountPart)]
        versions = [place for place in places if isinstance(place, DocumentVersion)]
        there = Excerpt.objects.filter(Q(part__in=parts) | Q(version__in=versions))
        by_name = {excerpt_name(row.identifier, row.token): row for row in there}
        for coding in new.codings:
            Coding.objects.create(
                excerpt=by_name[coding.excerpt],
                code=code_rows[coding.code],
                memo=coding.memo,
                coder=coding.coder,
                coded_at=noon(coding.on),
                guid=coding.guid,
            )


def store_excerpt(place: AccountPart | DocumentVersion, value: excerpts.Excerpt) -> None:
    row = Excerpt(identifier=value.id, note=value.note, guid=value.guid, marked_at=timezone.now())
    if isinstance(place, DocumentVersion):
        row.programme, row.project = place.document.programme, place.document.project
        row.version = place
    else:
        row.programme, row.project = place.account.programme, place.account.project
        row.part, row.part_version = place, place.version
    if value.passage is not None:
        row.kind, row.quote = "text", value.passage.quote
        row.begins, row.ends = value.passage.start, value.passage.end
    elif value.span is not None:
        row.kind, row.begins, row.ends = "sound", value.span.begin_ms, value.span.end_ms
    elif value.area is not None:
        row.kind, row.unit, row.page = "area", value.area.unit.value, value.area.page
        row.left, row.top = value.area.left, value.area.top
        row.right, row.bottom = value.area.right, value.area.bottom
    row.save()
