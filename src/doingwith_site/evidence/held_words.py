"""What accounts say, and how it is cited, for doors out that may not let some of it leave."""

from doingwith_site.consent.held_words import HeldWords, keeper
from doingwith_site.evidence.models import Account, AccountPart, Excerpt
from doingwith_site.evidence.records.marks import excerpt_name
from doingwith_site.programmes.models import Programme

__all__ = ["words_in_accounts"]


@keeper
def words_in_accounts(programme: Programme, agreements: frozenset[int]) -> HeldWords:
    """The parts told under these agreements, and the names of the accounts and of what is marked in them."""
    accounts = Account.objects.filter(programme=programme, agreement__in=agreements)
    parts = AccountPart.objects.filter(account__in=accounts)
    marks = Excerpt.objects.filter(part__account__in=accounts)
    return HeldWords(
        texts=tuple(parts.values_list("text", flat=True)),
        names=frozenset(accounts.values_list("identifier", flat=True))
        | {excerpt_name(*names) for names in marks.values_list("identifier", "token")},
    )
