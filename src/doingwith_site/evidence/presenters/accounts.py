"""What staff see of tellings and accounts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.urls import reverse

from doingwith.consent.uses import AgeBand, GuardianKind, SaidBy, Use, Way
from doingwith.evidence.accounts import FROM_OTHER_SOFTWARE, ReadBack, Wording
from doingwith.reporting.wording import count
from doingwith_site.consent.rules import (
    agreed_uses,
    allowed_uses,
    last_answers,
    may_get_code,
    needs_guardian,
)
from doingwith_site.evidence.models import Account, AccountPart, Telling
from doingwith_site.evidence.presenters.parts import PartShown
from doingwith_site.evidence.presenters.receipt import CodeShown, day_words
from doingwith_site.evidence.presenters.uses import USE_WORDS
from doingwith_site.evidence.queries import words_of
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame

__all__ = ["AccountPage", "AccountsPage", "HandedOutPage", "provenance_words", "title_of"]

WAY_WORDS = {
    Way.PAGE: "Told by the person themselves on their own device.",
    Way.SPOKEN: "Told in person and written down by {who}",
    Way.TELEPHONE: "Told by telephone and written down by {who}",
    Way.PAPER: "Written on paper and typed by {who}",
}
WORDING_WORDS = {
    Wording.OWN: "as they wrote it",
    Wording.VERBATIM: "word for word",
    Wording.SUMMARY: "in {who}'s summary",
}
READ_BACK_WORDS = {
    ReadBack.CONFIRMED: "read back to them and confirmed",
    ReadBack.NOT_CONFIRMED: "not read back to them",
}
AGE_WORDS = {
    AgeBand.UNDER_13: "under 13",
    AgeBand.FROM_13: "13 to 15",
    AgeBand.FROM_16: "16 or 17",
    AgeBand.ADULT: "18 or over",
    AgeBand.NOT_SAID: "did not want to say",
}


def title_of(telling: Telling | None) -> str:
    """What a telling is about, in the site's own language."""
    words = words_of(telling.words.all(), settings.LANGUAGE_CODE, easy=False) if telling else None
    return words.title if words else ""


def told_words(account: Account) -> str:
    """The day on which it was told, where that is known."""
    return day_words(account.told_at) if account.day_known else "a day that was not reported"


def provenance_words(account: Account) -> str:
    """How the words came to us, in one sentence."""
    way = Way(account.way)
    if account.typed_by == FROM_OTHER_SOFTWARE:
        return "It came in a project of another program. How it was told is not reported."
    if way == Way.PAGE:
        return WAY_WORDS[way]
    typed_by = account.typed_by.replace("_", " ")
    who = account.entered_by.name if account.entered_by else typed_by or "somebody who has left"
    pieces = [WAY_WORDS[way], WORDING_WORDS[Wording(account.wording)]]
    if account.read_back:
        pieces.append(READ_BACK_WORDS[ReadBack(account.read_back)])
    return f"{', '.join(pieces).format(who=who)}."


@dataclass(frozen=True, kw_only=True)
class TellingRow:
    """One telling in the list."""

    title: str
    url: str
    code: str
    told: str
    state: str


@dataclass(frozen=True, kw_only=True)
class AccountRow:
    """One account in the list, without its words."""

    identifier: str
    url: str
    about: str
    told_on: str
    parts: str
    may_read: bool
    state: str
    code_url: str


@dataclass(frozen=True, kw_only=True)
class AccountsPage:
    """Everything the page “Accounts” shows."""

    frame: ProgrammeFrame
    tellings: Sequence[Telling]
    accounts: Sequence[Account]

    @property
    def lead(self) -> str:
        """How many told, and how many of that may be read."""
        told = len(self.accounts)
        if not told:
            return "Nobody has told anything yet."
        may = sum(1 for row in self.rows if row.may_read)
        if told == 1:
            now = "it may be read" if may else "it may not be read"
            return f"One person has told something, and {now} by the people working on the projects now."
        what = {0: "none of their accounts", told: "all their accounts"}.get(may, f"{may} of their accounts")
        now = "may be read by the people working on the projects now"
        return f"{told} people have told something; {what} {now}."

    @property
    def may_ask(self) -> bool:
        """Whether this person may open a telling."""
        return self.frame.may(Permission.OPEN_TELLING)

    @property
    def may_enter(self) -> bool:
        """Whether this person may write down what somebody tells."""
        return self.frame.may(Permission.ENTER_ACCOUNT)

    @property
    def telling_rows(self) -> list[TellingRow]:
        """The tellings, newest first."""
        return [
            TellingRow(
                title=title_of(row),
                url=reverse("evidence:telling_page", args=[self.frame.identifier, row.identifier]),
                code=row.code,
                told=count(getattr(row, "number_told", 0), "account"),
                state="closed" if row.closed_at else "open",
            )
            for row in self.tellings
        ]

    @cached_property
    def rows(self) -> list[AccountRow]:
        """The accounts, oldest first; what may not be read has no way in and says why."""
        return [self._row(account) for account in self.accounts]

    def _row(self, account: Account) -> AccountRow:
        may = Use.PROJECT_TEAM in allowed_uses(account.agreement)
        return AccountRow(
            identifier=account.identifier,
            url=reverse("evidence:account", args=[self.frame.identifier, account.identifier]),
            about=title_of(account.telling),
            told_on=told_words(account),
            parts=count(len(account.parts.all()), "piece"),
            may_read=may,
            state="" if may else why_not(account),
            code_url=self._code_url(account),
        )

    def _code_url(self, account: Account) -> str:
        """Where a code is made for a teller who has none; empty when they have or none can be made."""
        agreement = account.agreement
        if agreement.code_hash or not self.may_enter or not may_get_code(agreement):
            return ""
        return reverse("evidence:agreement", args=[self.frame.identifier, account.identifier])

    @property
    def without_code(self) -> str:
        """How many tellers can be given a code and have none; empty for none, or for who may not make any."""
        without = sum(1 for row in self.rows if row.code_url)
        if not without:
            return ""
        people = "1 person has" if without == 1 else f"{without} people have"
        return (
            f"{people} no code of their own, because what they told came here in a file. Make one for each "
            "and give it to them: with it they can see, change and take back what they told."
        )


def why_not(account: Account) -> str:
    """Why an account may not be read now, without a word of it."""
    agreement = account.agreement
    if agreement.held_since:
        return "Held: somebody is looking into a worry."
    if needs_guardian(agreement) and not last_answers(agreement, SaidBy.GUARDIAN):
        return "Waits for a guardian's yes."
    return "Its teller has not agreed to that."


@dataclass(frozen=True, kw_only=True)
class AccountPage:
    """One account as those may read it who work on the project."""

    frame: ProgrammeFrame
    account: Account
    parts: Sequence[AccountPart]

    @property
    def provenance(self) -> str:
        """How the words came to us."""
        return provenance_words(self.account)

    @property
    def about(self) -> str:
        """What was asked."""
        return title_of(self.account.telling)

    @property
    def told_on(self) -> str:
        """The day."""
        return told_words(self.account)

    @property
    def role(self) -> str:
        """The part the teller plays; said when not reported."""
        return self.account.teller_role or "not reported"

    @property
    def uses(self) -> list[str]:
        """What it may be used for."""
        agreed = agreed_uses(self.account.agreement)
        return [words.staff for use, words in USE_WORDS.items() if use in agreed]

    @property
    def shown(self) -> list[PartShown]:
        """Every piece."""
        return [PartShown(part=part, language=settings.LANGUAGE_CODE) for part in self.parts]

    @property
    def may_look_after(self) -> bool:
        """Whether this person may write beside it, and change it for its teller."""
        return self.frame.may(Permission.ENTER_ACCOUNT)


@dataclass(frozen=True, kw_only=True)
class HandedOutPage:
    """A code to be printed for the teller of an account that came without one."""

    frame: ProgrammeFrame
    account: Account
    code: CodeShown

    @property
    def told(self) -> str:
        """What it was about and when, said to its teller; nothing of what they told."""
        about = title_of(self.account.telling)
        told = f"You told us something: “{about}”." if about else "You told us something."
        return f"{told} That was on {day_words(self.account.told_at)}." if self.account.day_known else told


@dataclass(frozen=True, kw_only=True)
class AgreementPage:
    """What was agreed to for one account, by whom, without its words."""

    frame: ProgrammeFrame
    account: Account

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Age, who says yes, and what is allowed now."""
        agreement = self.account.agreement
        allowed = [words.staff for use, words in USE_WORDS.items() if use in allowed_uses(agreement)]
        said = [
            words.staff for use, words in USE_WORDS.items() if last_answers(agreement, SaidBy.TELLER).get(use)
        ]
        return [
            ("Age", AGE_WORDS.get(AgeBand(agreement.age_band or AgeBand.NOT_SAID), "")),
            ("The teller says yes to", ", ".join(said) or "nothing"),
            ("Needs a guardian's yes", "yes" if needs_guardian(agreement) else "no"),
            ("Allowed now", ", ".join(allowed) or "nothing"),
        ]

    @property
    def no_code(self) -> str:
        """Why somebody writes down what the teller says, and what holds until then."""
        if self.account.typed_by != FROM_OTHER_SOFTWARE:
            return "They have no code of their own here. Write down what they say to you."
        return (
            "It came in a project of another program. Whoever brought it in says that its teller agreed that "
            "the people working on the project read it. Until its teller says yes to more, nothing more is "
            "done with it. They have no code of their own here: write down what they say to you."
        )

    @property
    def may_get_code(self) -> bool:
        """Whether its teller has no code that they got themselves."""
        return may_get_code(self.account.agreement)

    @property
    def code_was_given(self) -> bool:
        """Whether a code was made for them here."""
        return self.account.agreement.code_given_at is not None

    @property
    def code_sentence(self) -> str:
        """Why a code is needed, or that one was made."""
        given = self.account.agreement.code_given_at
        if given:
            return f"A code was made on {day_words(given)}. Whoever has it can open what was told."
        return (
            "This account came here in a file, so the person who told it has no code: they cannot see what "
            "was kept, or take it back themselves. Make a code, print it and give it to them. It is shown "
            "once."
        )

    @property
    def council_is_guardian(self) -> bool:
        """Whether the council says yes for a child while it may also pay for the service."""
        return self.account.agreement.guardian_kind == GuardianKind.COUNCIL

    @property
    def steps(self) -> list[str]:
        """Each yes and no, in the order in which it was said."""
        return [
            f"{day_words(step.at) if step.at else 'Day not reported'}: the {step.said_by} said "
            f"{'yes' if step.agrees else 'no'} to {USE_WORDS[Use(step.use)].staff}."
            for step in self.account.agreement.steps.all()
        ]
