"""The invented people of the demonstration, one for each role. Shown when DEMO=1, and only then."""

from dataclasses import dataclass

from doingwith_site.people.roles import (
    AdvisoryGroupMember,
    Commissioner,
    CommunityJournalist,
    Evaluator,
    Facilitator,
    ProgrammeLead,
    Role,
    SafeguardingLead,
)

__all__ = ["DEMO_PASSWORD", "DEMO_PEOPLE", "DemoPerson"]

DEMO_PASSWORD = "doing-with-demo"


@dataclass(frozen=True, kw_only=True)
class DemoPerson:
    """One sign-in of the demonstration."""

    email: str
    name: str
    role: type[Role]


DEMO_PEOPLE = (
    DemoPerson(email="priya.lead@example.org", name="Priya Nair", role=ProgrammeLead),
    DemoPerson(email="farah.facilitator@example.org", name="Farah Aziz", role=Facilitator),
    DemoPerson(email="colin.commissioner@example.org", name="Colin Baker", role=Commissioner),
    DemoPerson(email="eve.evaluator@example.org", name="Eve Lindqvist", role=Evaluator),
    DemoPerson(email="ade.advisory@example.org", name="Ade Okafor", role=AdvisoryGroupMember),
    DemoPerson(email="jo.journalist@example.org", name="Jo Lovell", role=CommunityJournalist),
    DemoPerson(email="sana.safeguarding@example.org", name="Sana Malik", role=SafeguardingLead),
)
