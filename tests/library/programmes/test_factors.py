"""Factor lists."""

import pytest

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.programmes.factors import DomainRole


def test_domains_come_with_their_factors_in_the_lists_order(cocreate: ProgrammeRecord) -> None:
    found = list(cocreate.factor_list.in_domains())

    assert [(domain.id, len(factors)) for domain, factors in found] == [
        ("history", 2),
        ("leadership", 6),
        ("structure", 3),
        ("finance", 8),
        ("attitudes", 4),
        ("collaboration", 15),
        ("outputs", 6),
        ("outcomes", 4),
        ("sustaining", 5),
        ("impacts", 5),
    ]
    assert [factor for _, factors in found for factor in factors] == list(cocreate.factor_list.factors)


def test_six_domains_are_conditions_and_four_are_results(cocreate: ProgrammeRecord) -> None:
    roles = [domain.role for domain in cocreate.factor_list.domains]

    assert (roles.count(DomainRole.CONDITION), roles.count(DomainRole.RESULT)) == (6, 4)


@pytest.mark.parametrize(
    ("factor", "domain", "role"),
    [("H1", "history", DomainRole.CONDITION), ("I5", "impacts", DomainRole.RESULT)],
)
def test_a_factor_has_the_role_of_its_domain(
    cocreate: ProgrammeRecord, factor: str, domain: str, role: DomainRole
) -> None:
    assert cocreate.factor_list.domain_of(factor).id == domain
    assert cocreate.factor_list.role_of(factor) is role


def test_a_factor_outside_the_list_is_an_error_and_no_guess(cocreate: ProgrammeRecord) -> None:
    with pytest.raises(KeyError):
        cocreate.factor_list.role_of("Z9")
