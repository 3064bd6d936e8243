"""Who may do what, for every role and every permission."""

from itertools import product

import pytest

from doingwith_site.common.errors import Refused
from doingwith_site.people.permissions import PERMISSION_WORDS, Permission
from doingwith_site.people.roles import ROLES
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.rules import NEEDED, can, check_can

LEAD, FACILITATOR, JOURNALIST, COMMISSIONER, EVALUATOR, ADVISER, SAFEGUARDING = (
    "programme_lead",
    "facilitator",
    "community_journalist",
    "commissioner",
    "evaluator",
    "advisory_group_member",
    "safeguarding_lead",
)
EVERYONE = {LEAD, FACILITATOR, JOURNALIST, COMMISSIONER, EVALUATOR, ADVISER, SAFEGUARDING}
MAY: dict[Permission, set[str]] = {
    Permission.VIEW_PROGRAMME: EVERYONE,
    Permission.READ_REPORT: EVERYONE,
    Permission.ADD_PROJECT: {LEAD, FACILITATOR},
    Permission.EDIT_BRIEF: {LEAD, FACILITATOR},
    Permission.MOVE_PROJECT: {LEAD, FACILITATOR},
    Permission.EDIT_PROGRAMME: {LEAD},
    Permission.EXPORT_BUNDLE: {LEAD, EVALUATOR},
    Permission.IMPORT_BUNDLE: {LEAD},
    Permission.OPEN_TELLING: {LEAD, FACILITATOR, JOURNALIST},
    Permission.READ_ACCOUNTS: {LEAD, FACILITATOR, JOURNALIST, EVALUATOR},
    Permission.ENTER_ACCOUNT: {LEAD, FACILITATOR, JOURNALIST},
    Permission.LOOK_INTO_CONCERNS: {SAFEGUARDING},
    Permission.READ_DOCUMENTS: {LEAD, FACILITATOR, EVALUATOR},
    Permission.ADD_DOCUMENT: {LEAD, FACILITATOR, EVALUATOR},
    Permission.READ_CASE: {LEAD, EVALUATOR},
    Permission.ANSWER_QUESTION: {LEAD, FACILITATOR},
    Permission.BEGIN_READINESS_ROUND: {LEAD, FACILITATOR},
    Permission.RATE_READINESS: {LEAD, FACILITATOR, JOURNALIST, COMMISSIONER},
    Permission.RECORD_CONTRIBUTION: {LEAD, EVALUATOR},
    Permission.COMPARE_CONFIGURATIONS: {LEAD, EVALUATOR},
    Permission.REVISE_THEORY: {LEAD, FACILITATOR, EVALUATOR},
    Permission.DRAW_LOGIC_MODEL: {LEAD, FACILITATOR, EVALUATOR},
    Permission.DRAW_PROGRAMME_MODEL: {LEAD, EVALUATOR},
    Permission.ADVISE_ON_THEORY: {LEAD, FACILITATOR, EVALUATOR, ADVISER},
}


def test_the_table_speaks_of_every_role_and_permission() -> None:
    assert set(MAY) == set(Permission)
    assert set(ROLES) == EVERYONE


def test_a_programme_cannot_be_without_these_roles() -> None:
    said = {role.code: (needed.why, needed.instead) for role, needed in NEEDED.items()}

    assert said == {
        LEAD: ("", ""),
        SAFEGUARDING: (", and people are asked to tell", ", or close every telling"),
    }


@pytest.mark.parametrize(("role", "permission"), list(product(sorted(EVERYONE), Permission)))
def test_the_two_of_a_pair_say_the_same(role: str, permission: Permission) -> None:
    membership = Membership(role=role)

    assert can(membership, permission) is (role in MAY[permission])
    if role in MAY[permission]:
        check_can(membership, permission)
    else:
        with pytest.raises(Refused, match=PERMISSION_WORDS[permission]):
            check_can(membership, permission)
