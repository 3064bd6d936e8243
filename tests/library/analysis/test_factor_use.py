"""Which factors a theory speaks of."""

from doingwith.analysis.factor_use import factor_use
from doingwith.analysis.programme_record import ProgrammeRecord


def test_the_revised_theory_uses_thirty_factors_and_leaves_twenty_eight(cocreate: ProgrammeRecord) -> None:
    use = factor_use(cocreate.factor_list, cocreate.theory_by_id["revised"])

    assert (len(use.used), len(use.unused)) == (30, 28)
    assert sorted([*use.used, *use.unused], key=lambda factor: factor.id) == sorted(
        cocreate.factor_list.factors, key=lambda factor: factor.id
    )


def test_the_preliminary_theory_names_no_factor(cocreate: ProgrammeRecord) -> None:
    use = factor_use(cocreate.factor_list, cocreate.theory_by_id["preliminary"])

    assert (use.used, use.unused) == ((), cocreate.factor_list.factors)
