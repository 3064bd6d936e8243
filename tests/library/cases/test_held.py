"""What a case holds of each factor."""

from doingwith.cases.agreed import AgreedJudgement, AgreedReading, Dissent
from doingwith.cases.case import Case
from doingwith.cases.held import HeldAs, HeldJudgement, held_judgements
from doingwith.cases.readings import Judgement, Reading
from doingwith.common.judgements import Basis, Sign


def test_a_single_readers_judgement_is_held_as_such() -> None:
    held = held_judgements(_case(_reading("one", "F1", Sign.ENABLING)))

    assert [(one.factor, one.readers, one.held_as) for one in held] == [
        ("F1", ("one",), HeldAs.SINGLE_READER)
    ]


def test_the_agreed_judgement_takes_the_place_of_the_readers_and_keeps_the_dissent() -> None:
    agreed = AgreedJudgement(
        factor="F1",
        reason="read again",
        sign=Sign.BOTH,
        basis=Basis.EXPLICIT,
        dissent=(Dissent(reader="two", reason="it hindered", sign=Sign.CONSTRAINING),),
    )

    held = held_judgements(_read_by_two(agreed))

    assert held == (
        HeldJudgement(
            factor="F1",
            sign=Sign.BOTH,
            basis=Basis.EXPLICIT,
            reason="read again",
            readers=("one", "two"),
            held_as=HeldAs.AGREED,
            dissent=("two",),
        ),
    )


def test_agreed_that_nothing_is_reported_leaves_the_factor_out() -> None:
    assert held_judgements(_read_by_two(AgreedJudgement(factor="F1", reason="a slip"))) == ()


def test_without_agreement_each_readers_judgement_stands() -> None:
    held = held_judgements(_read_by_two(None))

    assert [(one.readers, one.sign, one.held_as) for one in held] == [
        (("one",), Sign.ENABLING, HeldAs.NOT_YET_AGREED),
        (("two",), Sign.CONSTRAINING, HeldAs.NOT_YET_AGREED),
    ]


def _read_by_two(agreed: AgreedJudgement | None) -> Case:
    readings = (_reading("one", "F1", Sign.ENABLING), _reading("two", "F1", Sign.CONSTRAINING))
    return _case(
        *readings, agreed=AgreedReading(judgements=(agreed,), agreed_by=("one", "two")) if agreed else None
    )


def _reading(reader: str, factor: str, sign: Sign) -> Reading:
    return Reading(reader=reader, conditions=(Judgement(factor=factor, sign=sign, basis=Basis.INFERRED),))


def _case(*readings: Reading, agreed: AgreedReading | None = None) -> Case:
    return Case(id="K1", project="P1", title="A case", readings=readings, agreed=agreed)
