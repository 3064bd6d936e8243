"""What can be marked: a version of a document, or a part of an account. One shape for both."""

from dataclasses import dataclass

from doingwith.consent.uses import Use
from doingwith_site.common.errors import NotYours
from doingwith_site.consent.rules import allowed_uses
from doingwith_site.evidence.models import AccountPart, DocumentVersion, Excerpt
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Project

__all__ = ["Source", "page_of", "source_of"]


@dataclass(frozen=True, kw_only=True)
class Source:
    """Something that can be marked, with all that marking needs to know of it.

    ``page`` is the number of a page that is seen as a picture: then sizes are points, else dots.
    ``sounds`` says that it is a recording, ``milliseconds`` how long it is: None where it does not say so
    itself, as browsers record. ``width`` and ``height`` are None where it is not seen. ``is_missing`` says
    that it is a picture or recording that is not kept here.
    """

    programme: Programme
    project: Project | None
    version: DocumentVersion | None = None
    part: AccountPart | None = None
    text: str = ""
    width: int | None = None
    height: int | None = None
    sounds: bool = False
    milliseconds: int | None = None
    is_missing: bool = False
    page: int | None = None

    @property
    def permission(self) -> Permission:
        """What a member needs to read it."""
        return Permission.READ_DOCUMENTS if self.version else Permission.READ_ACCOUNTS

    @property
    def is_held_back(self) -> bool:
        """Whether its teller does not let the people of the programme read it now."""
        return self.part is not None and Use.PROJECT_TEAM not in allowed_uses(self.part.account.agreement)

    def holds(self, excerpt: Excerpt) -> bool:
        """Whether the excerpt's words still stand where they were marked."""
        return excerpt.kind != "text" or self.text[excerpt.begins : excerpt.ends] == excerpt.quote


def page_of(row: DocumentVersion, page: int) -> Source:
    """A page of a PDF as something to see and mark; NotYours when it cannot be shown."""
    size = row.size_of(page)
    if size is None:
        raise NotYours
    width, height = size
    document = row.document
    return Source(
        programme=document.programme,
        project=document.project,
        version=row,
        width=width,
        height=height,
        page=page,
    )


def source_of(row: DocumentVersion | AccountPart) -> Source:
    """The row as something to mark."""
    if isinstance(row, DocumentVersion):
        document, is_here = row.document, bool(row.file)
        return Source(
            programme=document.programme,
            project=document.project,
            version=row,
            text=row.text,
            width=row.width if is_here else None,
            height=row.height if is_here else None,
            is_missing=bool(row.media) and not is_here,
        )
    media = row.media if row.media and row.media.is_here else None
    return Source(
        programme=row.account.programme,
        project=row.account.project,
        part=row,
        text=row.text,
        width=media.width if media else None,
        height=media.height if media else None,
        sounds=media is not None and media.content_type.startswith("audio/"),
        milliseconds=round(media.seconds * 1000) if media and media.seconds else None,
        is_missing=row.media is not None and media is None,
    )
