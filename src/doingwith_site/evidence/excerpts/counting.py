"""How many passages of a document somebody may see. Who sees which is decided where cases are read."""

from collections.abc import Callable, Mapping

from django.db.models import Count, Q

from doingwith_site.evidence.models import Document, Excerpt
from doingwith_site.people.models import User

__all__ = ["count_what_may_be_seen", "passages_in_versions"]

Rule = Callable[[User], Q]
RULES: list[Rule] = []


def count_what_may_be_seen(rule: Rule) -> None:
    """From now on only passages that the rule lets a person see are counted."""
    RULES.append(rule)


def passages_in_versions(document: Document, person: User) -> Mapping[int, int]:
    """How many passages the person may see in each version of the document, by the version's number."""
    rows = Excerpt.objects.filter(*(rule(person) for rule in RULES), version__document=document).order_by()
    counted = rows.values("version__number").annotate(number=Count("pk", distinct=True))
    return dict(counted.values_list("version__number", "number"))
