"""A programme's theory versions."""

from django.db.models import QuerySet

from doingwith_site.programmes.models import Programme
from doingwith_site.theory.models import TheoryVersion

__all__ = ["theory_versions_of"]


def theory_versions_of(programme: Programme) -> QuerySet[TheoryVersion]:
    """The programme's theory versions in its own order."""
    return programme.theory_versions.all()
