"""What accounts say, and how it is cited, for those who may not let it leave or take it back."""

from doingwith_site.consent.held_words import HeldWords, keeper
from doingwith_site.evidence.models import Account, AccountPart, Excerpt, TypedAgain
from doingwith_site.evidence.records.marks import excerpt_name
from doingwith_site.programmes.models import Programme

__all__ = ["words_in_accounts"]


@keeper
def words_in_accounts(
    programme: Programme, agreements: frozenset[int], parts: frozenset[int] | None
) -> HeldWords:
    """The parts told under these agreements, and the names of the accounts and of what is marked in them.

    What stood beside a recording before it was typed again counts too: somebody may have quoted it. Of some
    parts only, the accounts are not named: they stay.
    """
    accounts = Account.objects.filter(programme=programme, agreement__in=agreements)
    told = AccountPart.objects.filter(account__in=accounts)
    told = told if parts is None else told.filter(pk__in=parts)
    marks = Excerpt.objects.filter(part__in=told).values_list("identifier", "token")
    named = accounts.values_list("identifier", flat=True) if parts is None else ()
    before = TypedAgain.objects.filter(part__in=told)
    return HeldWords(
        texts=(*told.values_list("text", flat=True), *before.values_list("text", flat=True)),
        names=frozenset(named) | {excerpt_name(*names) for names in marks},
    )
