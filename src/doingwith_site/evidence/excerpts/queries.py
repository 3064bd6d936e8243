"""Excerpts and codings of a programme. ``seen`` says which of them whoever asks may see."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from doingwith.consent.uses import Use
from doingwith.logic_models.evidence import is_token
from doingwith_site.common.errors import NotYours
from doingwith_site.consent.queries import agreements_allowing
from doingwith_site.evidence.excerpts.sources import Source
from doingwith_site.evidence.models import Code, Coding, Excerpt
from doingwith_site.programmes.models import Programme

__all__ = [
    "agreements_cited",
    "allowed",
    "called",
    "codings_with",
    "excerpt_in",
    "excerpts_in",
    "excerpts_of",
]


def allowed(programme: Programme, use: Use = Use.PROJECT_TEAM, prefix: str = "") -> Q:
    """Excerpts of documents, and of accounts whose tellers allow this use now.

    ``prefix`` leads to the excerpt, such as ``"excerpt__"``.
    """
    agreements = agreements_allowing(programme, use)
    return Q((f"{prefix}part", None)) | Q((f"{prefix}part__account__agreement__in", agreements))


def called(names: Collection[str]) -> Q:
    """Excerpts that a bundle calls so: by the name they had in one, else by their own token."""
    tokens = [name for name in names if is_token(name)]
    known = [name for name in names if name and "\0" not in name]  # PostgreSQL refuses to look for a NUL
    return Q(identifier__in=known) | Q(identifier="", token__in=tokens)


def agreements_cited(programme: Programme, names: Collection[str]) -> frozenset[int]:
    """The keys of the agreements of the accounts that are named so, or of which passages are.

    ``names`` are those that bundles and records use.
    """
    accounts = programme.accounts.filter(identifier__in=names).values_list("agreement", flat=True)
    marked = Excerpt.objects.filter(called(names), programme=programme).exclude(part=None).order_by()
    return frozenset([*accounts, *marked.values_list("part__account__agreement", flat=True)])


def excerpts_in(programme: Programme, *, seen: Q, codings_seen: Q) -> QuerySet[Excerpt]:
    """The programme's excerpts that may be seen and read now, with sources and the codes that may be seen."""
    codings = Coding.objects.filter(codings_seen).select_related("code", "coded_by")
    return (
        Excerpt.objects.filter(seen, allowed(programme), programme=programme)
        .select_related(
            "marked_by", "project", "version__document", "part__account__agreement", "part__media"
        )
        .defer("version__text")
        .prefetch_related(Prefetch("codings", queryset=codings, to_attr="codings_seen"))
    )


def excerpt_in(programme: Programme, token: UUID, *, seen: Q, codings_seen: Q) -> Excerpt:
    """The excerpt with this token if it may be seen; NotYours if not."""
    found = excerpts_in(programme, seen=seen, codings_seen=codings_seen).filter(token=token).first()
    if found is None:
        raise NotYours
    return found


def excerpts_of(source: Source, *, seen: Q, codings_seen: Q) -> QuerySet[Excerpt]:
    """The excerpts of one source in the order in which they stand in it.

    Those of words that were typed again since, and do not stand in it any more, are left out.
    """
    codings = Coding.objects.filter(codings_seen).select_related("code", "coded_by")
    standing = Q(part_version=source.part.version) if source.part else Q()
    return (
        Excerpt.objects.filter(seen, standing, version=source.version, part=source.part)
        .select_related("marked_by")
        .prefetch_related(Prefetch("codings", queryset=codings, to_attr="codings_seen"))
        .order_by("begins", "top", "pk")
    )


def codings_with(code: Code, *, seen: Q) -> QuerySet[Coding]:
    """Where the code was given, as far as that may be seen, the first place first."""
    return (
        code.codings.filter(seen, allowed(code.programme, prefix="excerpt__"))
        .select_related(
            "coded_by", "excerpt__project", "excerpt__version__document", "excerpt__part__account"
        )
        .defer("excerpt__version__text")
        .order_by("pk")
    )
