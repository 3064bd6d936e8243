"""The wording of what a project of other software would bring."""

from collections import Counter
from collections.abc import Collection

from django.urls import reverse

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.refi_qda.beside import NewText
from doingwith.exchange.refi_qda.reading_sources import OUTSIDE, SPOILT
from doingwith.reporting.wording import count, listed
from doingwith_site.exchange.bringing_in.files import DOCUMENT, PICTURE, RECORDING
from doingwith_site.exchange.bringing_in.plan import BringingIn
from doingwith_site.exchange.presenters import Count, PreviewPage
from doingwith_site.programmes.models import Membership

__all__ = ["BringingInPage"]

CLEAR, LIKELY = 0.2, 0.02
"""How far ahead of the next best way of counting, of 1."""
LINE_ENDS = {
    "as stored": "as they stand",
    "two characters count as one": "two characters as one",
    "one character counts as two": "one character as two",
}
RULES = {
    PICTURE: "Pictures come with what they belong to. Each is drawn anew in the size it has, so that nothing "
    "hidden in it is kept and areas stay where they are.",
    RECORDING: "Recordings come with what somebody told. A paper has no sound: tick none that should be "
    "heard.",
    DOCUMENT: "PDF, Word and other document files come with the papers that you tick. Of what somebody told, "
    "the words come and the file does not.",
}
"""What becomes of each kind of file, in the order in which a page counts them."""
NO_PASSAGES = "The file marks no passages of texts, so there was nothing to find out."


class BringingInPage(PreviewPage):
    """The page that shows what a project of other software would bring."""

    def __init__(self, *, membership: Membership, found: BringingIn) -> None:
        super().__init__(membership=membership, plan=found.plan)
        self.texts, self.not_placed, self.report = found.beside.texts, found.beside.lost, found.report
        self.name = membership.programme.name
        stored, record = found.plan.stored, found.plan.record
        before, after = _amounts(stored), _amounts(record)
        self.bringing = [(kind, after[kind] - before[kind]) for kind in after]
        """How much is new, kind by kind: the kind as one of it is called."""
        known = stored.codebook.by_id if stored else {}
        self.codes = [code.label for code in record.codebook.codes if code.id not in known]
        """The labels of codes that are new here."""

    @property
    def title(self) -> str:
        """The page's heading."""
        return "What it would bring"

    @property
    def lead(self) -> str:
        """The answer in one sentence."""
        if self.plan.conflicts:
            return "This file cannot be brought in here. Nothing was written."
        if self.plan.changes_nothing:
            return f"Nothing would change: all that is in the file is in {self.name} already."
        files = [(kind, self.report.files.get(kind, 0)) for kind in RULES]
        kinds = [*self.bringing, *files]
        told = listed([counted for counted in map(_counted, kinds) if counted])
        return f"It would bring {told}. Nothing is written yet, and nothing that is there is written over."

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The new texts about which somebody decides, and what each is called as an account."""
        return [
            (text.id, f"{text.title} ({_what_kind(text)}or else account {text.account})")
            for text in self.texts
            if not text.is_told
        ]

    @property
    def told_sentence(self) -> str:
        """What happens to texts."""
        texts = self.texts
        known = sum(text.is_told for text in texts)
        if not texts:
            return "There is no text in it that is not here already."
        again = f" {told_before(known)}" if known else ""
        return (
            f"{_how_many(texts)} would come. Whatever you do not tick is taken for what somebody told: the "
            "people working on the project read it, and it is held back from every other use, such as "
            "quotes, reports and files for others, until somebody writes down that its teller says yes to "
            "that."
            f"{again}"
        )

    @property
    def counting(self) -> list[Count]:
        """How the other program counts characters, as it was found out."""
        told = self.report
        if not told.on_words and not told.passages:
            return []
        facts = {
            "Characters are counted in": "Unicode code points" if told.unit == "code points" else told.unit,
            "Line ends are counted": LINE_ENDS.get(told.line_ends, told.line_ends),
            "A byte-order mark is": "counted" if told.mark_counted else "not counted",
            "The end of a passage is": "its last character"
            if told.end_inclusive
            else "the character after it",
            "Passages of whole words": f"{told.on_words:,} of {told.passages:,}",
            "Passages with the quote that the file gives": (
                f"{told.quoted:,} of {told.with_quote:,}" if told.with_quote else "the file gives none"
            ),
            "Passages that would come with their words": f"{told.recovered:,} of {told.passages:,}",
        }
        return [Count(key=key, value=value) for key, value in facts.items()]

    @property
    def sure_sentence(self) -> str:
        """How sure that is, in words."""
        if not self.counting:
            return NO_PASSAGES
        sure = self.report.sure
        if self.report.with_quote and self.report.quoted == self.report.with_quote:
            return "That is certain: every passage says what the file quotes of it."
        if sure >= CLEAR:
            return "That is clear: no other way of counting fits nearly as well."
        if sure >= LIKELY:
            return "That is likely: another way of counting fits a little less well."
        return (
            "That is not sure: another way of counting fits as well. Look at some passages in the other "
            "program and here before you rest anything on them."
        )

    @property
    def coming_sentence(self) -> str:
        """How many passages have their words."""
        told = self.report
        return f"{told.recovered:,} of {count(told.passages, 'passage')} would come with their words."

    @property
    def tried_sentence(self) -> str:
        """How the way of counting was found, with its lead as a figure."""
        return (
            "All 24 ways of counting were tried, and the one was taken by which most passages make sense. "
            f"Its lead over the next best way, from 0 to 1, is {self.report.sure:g}."
        )

    @property
    def lost(self) -> list[str]:
        """What does not come along, with how much of it there is."""
        lost = Counter(self.report.lost) + Counter(self.not_placed)
        said = (OUTSIDE, SPOILT) if self.report.left_out else ()  # each of them in a sentence of its own
        return [
            f"{what[:1].upper()}{what[1:]}: {number:,}"
            for what, number in sorted(lost.items())
            if what not in said
        ]

    @property
    def files_rules(self) -> list[str]:
        """What becomes of the files that come, which depends on whose words they belong to."""
        return [rule for kind, rule in RULES.items() if self.report.files.get(kind)]

    @property
    def import_url(self) -> str:
        """Where another file can be given."""
        return reverse("exchange:bring_in", args=[self.frame.identifier]) if self.frame else ""


def _what_kind(text: NewText) -> str:
    return f"{text.kind}, " if text.kind else ""


def _how_many(texts: Collection[NewText]) -> str:
    """How many texts, and how many pictures and recordings without one."""
    words = sum(text.has_words for text in texts)
    others = len(texts) - words
    counted = listed(
        [
            *([count(words, "text")] if words else []),
            *([count(others, "source without words", "sources without words")] if others else []),
        ]
    )
    return f"{counted[:1].upper()}{counted[1:]}"


def told_before(number: int) -> str:
    """A sentence about texts that came before."""
    if number == 1:
        return "1 text came as somebody's words before, and stays that."
    return f"{number:,} texts came as somebody's words before, and stay that."


def _amounts(record: ProgrammeRecord | None) -> Counter[str]:
    """How much of each kind a record holds, in the order in which a page says it."""
    if record is None:
        return Counter()
    marked = record.marked_sources
    return Counter(
        {
            "account": len(record.accounts),
            "document": len(record.documents),
            "marked passage": sum(len(source.excerpts) for source in marked),
            "code given to them": sum(len(source.codings) for source in marked),
            "code in the codebook": len(record.codebook.codes),
            "coder": len(record.programme.readers),
            "case or set": len(record.groups.groups),
        }
    )


MANY = {
    "code given to them": "codes given to them",
    "code in the codebook": "codes in the codebook",
    "case or set": "cases or sets",
}


def _counted(amount: tuple[str, int]) -> str:
    kind, number = amount
    return count(number, kind, MANY.get(kind, "")) if number > 0 else ""
