"""Where a source belongs: to which account or document, as which part and version of it."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.bundle.limits import LONGEST_IDENTIFIER
from doingwith.exchange.bundle.schema import IDENTIFIER
from doingwith.exchange.refi_qda.accounts_in import may_come_back
from doingwith.exchange.refi_qda.project import QdaSource
from doingwith.exchange.refi_qda.xml import number

__all__ = ["Place", "Placing", "is_identifier"]

ACCOUNT = ("Doing With account", "Doing With part", "Doing With teller", "Doing With uses")
LAST_VERSION = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Place:
    """The account (then with its part) or document that a source belongs to, and its version."""

    owner: str
    part: str | None
    version: int


def is_identifier(name: str) -> bool:
    """Whether something in a bundle can be called so."""
    return len(name) <= LONGEST_IDENTIFIER and re.fullmatch(IDENTIFIER, name) is not None


class Placing:
    """Gives each place once. ``told`` are the sources that an export of ours says are parts of accounts."""

    def __init__(self, sources: Iterable[QdaSource], base: ProgrammeRecord, told: Collection[str]) -> None:
        self.base, self.told = base, told
        self._given: set[tuple[str, str | None, int | None]] = set()
        self._kinds: dict[str, bool] = {}
        self._asked = {
            source.values.get(name, "").casefold()
            for source in sources
            for name in ("Doing With document", "Doing With account")
        }
        self._number = 0

    def of(self, source: QdaSource) -> Place | None:
        """The place of a source; None for a part of an account that may not come back.

        Without its teller's agreement an account does not come back, as a document of the project's own
        least of all.
        """
        values = source.values
        if source.guid in self.told or any(name in values for name in ACCOUNT):
            return self._of_account(values)
        owner, version = values.get("Doing With document", ""), _version(values)
        if is_identifier(owner) and self._take(owner, None, version, is_account=False):
            return Place(owner=owner, part=None, version=version)
        return Place(owner=self._new(), part=None, version=1)

    def _of_account(self, values: Mapping[str, str]) -> Place | None:
        owner, part = (values.get(name, "") for name in ACCOUNT[:2])
        fits = is_identifier(owner) and is_identifier(part) and may_come_back(owner, values, self.base)
        if fits and self._take(owner, part, None, is_account=True):
            return Place(owner=owner, part=part, version=_version(values))
        return None

    def _take(self, owner: str, part: str | None, version: int | None, *, is_account: bool) -> bool:
        """Whether the place is free: given once, and its owner's name not to something else."""
        if self._kinds.setdefault(owner.casefold(), is_account) is not is_account:
            return False
        if (owner.casefold(), part, version) in self._given:
            return False
        self._given.add((owner.casefold(), part, version))
        return True

    def _new(self) -> str:
        self._number += 1
        while f"d{self._number}" in self._asked:
            self._number += 1
        return f"D{self._number}"


def _version(values: Mapping[str, str]) -> int:
    return min(max(1, number(values.get("Doing With version"))), LAST_VERSION)
