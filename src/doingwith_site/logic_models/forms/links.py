"""Boxes for links, their assumptions, and answers to the three questions."""

from dataclasses import replace
from typing import Any

from django import forms

from doingwith.logic_models.crib_sheet import CHECK_QUESTIONS
from doingwith.logic_models.links import Assumption, AssumptionStatus, Link, LinkKind, Standing
from doingwith.logic_models.model import CheckAnswer, ModelCheck, ModelVersion, Verdict
from doingwith.programmes.factors import FactorList
from doingwith.reporting.wording import count, word
from doingwith_site.common.text import WordsField
from doingwith_site.design.choosing import NOTHING_OFFERED, Offer
from doingwith_site.logic_models.forms.sent import EvidenceForm, SentForm, why_box
from doingwith_site.projects.forms.boxes import LONGEST_TITLE, box

__all__ = ["AssumptionForm", "LinkForm", "QuestionForm"]


def before_of(link: Link, why: str | None) -> dict[str, Any]:
    """What stands in the boxes of a link."""
    return {
        "from_": link.from_,
        "to": link.to,
        "kind": link.kind.value,
        "because": link.because,
        "when": list(link.when),
        "when_also": link.when_also,
        "actor": link.actor,
        "standing": link.standing.value,
        "standing_because": link.standing_because,
        "evidence": list(link.evidence),
        "why": why or "",
    }


class LinkForm(EvidenceForm):
    """A link as it is to stand: from, to, which kind, because, and when."""

    from_ = forms.ChoiceField(label="From")
    kind = forms.ChoiceField(label="What it says", choices=[(kind.value, word(kind)) for kind in LinkKind])
    to = forms.ChoiceField(label="To")
    because = box("Because", 2, "What makes the one bring about the other?", required=False)
    when_also = box("When", 2, "What must be in place, in your own words.", required=False)
    actor = WordsField(label="Who makes it happen", required=False, max_length=LONGEST_TITLE)
    standing = forms.ChoiceField(
        label="How did it stand up to what happened?",
        choices=[(standing.value, word(standing)) for standing in Standing],
        required=False,
    )
    standing_because = box("What showed it", 2, required=False)
    when = forms.MultipleChoiceField(
        label="Factors that must be in place",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Choose as many as are needed, or none.",
    )
    why = why_box()

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401
        *,
        seen: int,
        version: ModelVersion,
        factors: FactorList,
        link: Link | None = None,
        start: str = "",
        why: str | None = None,
        passages: Offer = NOTHING_OFFERED,
    ) -> None:
        new = {"from_": start, "kind": LinkKind.LEADS_TO.value}
        super().__init__(data, seen=seen, before=before_of(link, why) if link else new)
        self.link = link
        self._offer(version, factors, link)
        self.offer(passages)
        if link is None:
            for name in ("standing", "standing_because"):
                del self.fields[name]
        if why is None:
            del self.fields["why"]

    @property
    def factors_words(self) -> str:
        """What the line says under which the factors open."""
        chosen = self["when"].value() or []
        return f"Factors that must be in place ({count(len(chosen), 'factor')} chosen)"

    def told(self, link: Link) -> Link:
        """The link as its writer wants it."""
        found = self.cleaned_data
        link = replace(
            link,
            from_=found["from_"],
            to=found["to"],
            kind=LinkKind(found["kind"]),
            because=found["because"],
            when=tuple(found["when"]),
            when_also=found["when_also"],
            actor=found["actor"],
            evidence=self.rests_on(link.evidence),
        )
        if "standing" not in found:
            return link
        standing = Standing(found["standing"] or Standing.UNTESTED)
        return replace(link, standing=standing, standing_because=found["standing_because"])

    def _offer(self, version: ModelVersion, factors: FactorList, link: Link | None) -> None:
        cards = [(node.id, f"{word(node.column)}: {node.text}") for node in version.nodes]
        known = [(factor.id, f"{factor.label} ({factor.id})") for factor in factors.factors]
        listed = {name for name, _ in known}
        held = link.when if link else ()
        kept = [(name, f"{name} (not on the list now)") for name in held if name not in listed]
        for name, choices in (("from_", cards), ("to", cards), ("when", [*known, *kept])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
            field.error_messages["invalid_choice"] = "This is not here any more. Choose another one."


class AssumptionForm(SentForm):
    """Something that must be so for a link to work, and whether it was."""

    text = box("What must be so", 2)
    status = forms.ChoiceField(
        label="Is it so?", choices=[(status.value, word(status)) for status in AssumptionStatus]
    )
    status_because = box("What shows it", 2, required=False)

    def __init__(self, data: Any = None, *, seen: int, assumption: Assumption | None = None) -> None:  # noqa: ANN401
        before = (
            {
                "text": assumption.text,
                "status": assumption.status.value,
                "status_because": assumption.status_because,
            }
            if assumption
            else {}
        )
        super().__init__(data, seen=seen, before=before)

    def told(self, assumption: Assumption) -> Assumption:
        """The assumption as its writer wants it."""
        found = self.cleaned_data
        return replace(
            assumption,
            text=found["text"],
            status=AssumptionStatus(found["status"]),
            status_because=found["status_because"],
        )


class QuestionForm(SentForm):
    """An answer to one of the three questions."""

    check = forms.ChoiceField(
        label="Which question",
        choices=[(check.value, question) for check, question in CHECK_QUESTIONS.items()],
    )
    verdict = forms.ChoiceField(label="Your answer", choices=[(one.value, word(one)) for one in Verdict])
    text = box("In words", 3, required=False)
    by = WordsField(
        label="Who answers",
        required=False,
        max_length=LONGEST_TITLE,
        help_text="The part they play, such as “young people”. No names are needed.",
    )

    @property
    def answer(self) -> CheckAnswer:
        """What was answered."""
        found = self.cleaned_data
        return CheckAnswer(
            check=ModelCheck(found["check"]),
            verdict=Verdict(found["verdict"]),
            text=found["text"],
            by=found["by"],
        )
