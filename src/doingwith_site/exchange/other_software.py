"""A programme's record with people's words, as it leaves for other software."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from doingwith.consent.agreements import Agreement, may_use
from doingwith.consent.uses import Use
from doingwith.evidence.accounts import Account
from doingwith.evidence.media import Media
from doingwith.exchange.bundle.assembly import in_canonical_order
from doingwith.exchange.holding import NOTHING_LOST
from doingwith.exchange.refi_qda.exporting import Exported, exported
from doingwith_site.analysis.records import lost_in
from doingwith_site.common.errors import NotYours, Refused
from doingwith_site.evidence.queries import stored_files
from doingwith_site.exchange.records.whole import whole_record, without_quoting_documents
from doingwith_site.programmes.models import Programme

__all__ = ["Asked", "accounts_in", "parts_in", "project_for"]

LARGEST_FILES = 200_000_000
TOO_LARGE = (
    "The pictures, recordings and documents are larger than 200 MB together, which is more than one file can "
    "hold. Choose one project at a time."
)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked for: the use that the file is for, and one project; empty: the whole programme."""

    use: Use
    project: str = ""


def project_for(programme: Programme, asked: Asked, on: date, *, with_files: bool) -> Exported:
    """The programme as a project for other software; NotYours when it has no such project.

    Without files it says what would leave and reads none of them. Refused when they are too large.
    """
    record = whole_record(programme)
    if asked.project and asked.project not in record.project_by_id:
        raise NotYours
    record, quoting = without_quoting_documents(record, programme)
    record = in_canonical_order(replace(record, accounts=tuple(map(_for_the_team, record.accounts))))
    files = _files(programme, with_files=with_files)
    lost = NOTHING_LOST if asked.use is Use.PROJECT_TEAM else lost_in(programme)
    found = exported(record, asked.use, on, files, only=asked.project, lost=lost)
    return replace(found, held_back=found.held_back.with_documents(quoting))


def _for_the_team(account: Account) -> Account:
    """Whoever takes the file is of the project's team."""
    allowed = may_use(account.agreement, Use.PROJECT_TEAM)
    return account if allowed else replace(account, agreement=Agreement())


def accounts_in(found: Exported) -> list[str]:
    """The identifiers of the accounts of which anything leaves."""
    named = (source.values.get("Doing With account") for source in found.project.sources)
    return sorted({name for name in named if name})


def parts_in(found: Exported) -> list[tuple[str, str, int]]:
    """Each part of an account that leaves: account, part and version of the part."""
    values = [source.values for source in found.project.sources if source.values.get("Doing With account")]
    return [
        (one["Doing With account"], one["Doing With part"], int(one["Doing With version"])) for one in values
    ]


def _files(programme: Programme, *, with_files: bool) -> Callable[[Media], bytes | None]:
    """Gives what is stored under a hash; without files, only that something is."""
    stored = stored_files(programme)
    left = LARGEST_FILES

    def found(media: Media) -> bytes | None:
        nonlocal left
        row = stored.get(media.sha256)
        if not row or row.name is None:
            return None
        if not with_files:
            return b"at hand"
        left -= media.size
        if left < 0:
            raise Refused(TOO_LARGE)
        with row.storage.open(row.name) as file:
            return bytes(file.read())

    return found
