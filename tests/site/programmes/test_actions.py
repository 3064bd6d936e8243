"""Programmes begin with a lead, change by their lead's hand, and never lose the last one."""

import pytest
from tests.site.programme import joined

from doingwith.exchange.starting_lists import COCREATE_LIST
from doingwith_site.audit.models import Event
from doingwith_site.common.errors import NotYours, Refused
from doingwith_site.people.models import User
from doingwith_site.people.roles import Commissioner, Evaluator, Facilitator, ProgrammeLead
from doingwith_site.programmes.actions import (
    add_member,
    change_role,
    create_programme,
    edit_programme_details,
    remove_member,
)
from doingwith_site.programmes.models import Membership, Programme
from doingwith_site.programmes.queries import current_factors, membership_for, programmes_of


@pytest.fixture
def programme(priya: User) -> Programme:
    return create_programme(by=priya, name="Better Together")


def told(event: Event) -> tuple[str, str, object]:
    return event.verb, event.noun, event.by


class TestCreate:
    def test_makes_its_creator_the_programme_lead(self, priya: User, programme: Programme) -> None:
        membership = membership_for(priya, "better-together")

        assert (membership.programme, membership.role) == (programme, ProgrammeLead.code)
        assert told(Event.objects.get()) == ("create", "programme", priya)

    def test_gives_each_programme_its_own_identifier(self, priya: User, programme: Programme) -> None:
        second = create_programme(by=priya, name="Better  together!")

        assert second.identifier == "better-together-2"

    def test_keeps_out_of_the_way_of_the_sites_own_addresses(self, priya: User) -> None:
        assert create_programme(by=priya, name="New").identifier == "new-2"

    def test_a_name_without_letters_is_still_a_programme(self, priya: User) -> None:
        assert create_programme(by=priya, name="一起 !").identifier == "programme"

    def test_starts_with_an_empty_factor_list(self, programme: Programme) -> None:
        assert not current_factors(programme).exists()

    def test_may_start_with_the_shipped_list(self, priya: User) -> None:
        programme = create_programme(by=priya, name="Anew", start_with=COCREATE_LIST)

        assert current_factors(programme).count() == 58


class TestEditDetails:
    def test_changes_what_was_named(self, priya: User, programme: Programme) -> None:
        edit_programme_details(by=priya, programme=programme, host="A host", length_years=3)

        programme.refresh_from_db()
        assert (programme.name, programme.host, programme.length_years) == ("Better Together", "A host", 3)

    def test_keeps_words_out_of_the_log(self, priya: User, programme: Programme) -> None:
        edit_programme_details(by=priya, programme=programme, host="A host")

        assert Event.objects.first().detail == {"fields": "host"}  # type: ignore[union-attr]

    def test_is_refused_to_others(self, farah: User, programme: Programme) -> None:
        joined(farah, programme, Facilitator)

        with pytest.raises(
            Refused,
            match=r"^Only a programme lead can change the programme's details and its members\. "
            r"In this programme you are a facilitator\.$",
        ):
            edit_programme_details(by=farah, programme=programme, host="Mine")

    def test_is_nothing_a_stranger_finds(self, zed: User, programme: Programme) -> None:
        with pytest.raises(NotYours):
            edit_programme_details(by=zed, programme=programme, host="Mine")


class TestMembers:
    def test_somebody_unknown_gets_a_sign_in_by_code(self, priya: User, programme: Programme) -> None:
        membership = add_member(
            by=priya, programme=programme, email="New@Example.org", name="Nell Newcomer", role=Evaluator
        )

        assert membership.person.email == "new@example.org"
        assert not membership.person.has_usable_password()
        assert list(programmes_of(membership.person)) == [programme]

    def test_somebody_known_keeps_their_name_and_password(
        self, priya: User, colin: User, programme: Programme
    ) -> None:
        add_member(by=priya, programme=programme, email=colin.email, name="Somebody", role=Commissioner)

        known = User.objects.get(pk=colin.pk)
        assert (known.name, known.password) == (colin.name, colin.password)

    def test_nobody_has_two_parts(self, priya: User, colin: User, programme: Programme) -> None:
        joined(colin, programme, Commissioner)

        with pytest.raises(Refused, match=r"^This person is a member already\. Change their role instead\.$"):
            add_member(by=priya, programme=programme, email=colin.email, name="C", role=Evaluator)

    def test_a_member_can_get_another_part(self, priya: User, colin: User, programme: Programme) -> None:
        membership = change_role(by=priya, membership=joined(colin, programme, Commissioner), role=Evaluator)

        assert membership.role == Evaluator.code

    def test_a_removed_member_sees_it_no_more(self, priya: User, colin: User, programme: Programme) -> None:
        remove_member(by=priya, membership=joined(colin, programme, Commissioner))

        with pytest.raises(NotYours):
            membership_for(colin, programme.identifier)

    def test_removing_twice_is_answered_with_a_sentence(
        self, priya: User, colin: User, programme: Programme
    ) -> None:
        membership = joined(colin, programme, Commissioner)
        remove_member(by=priya, membership=Membership.objects.get(pk=membership.pk))

        with pytest.raises(Refused, match=r"^This person is no longer a member\.$"):
            remove_member(by=priya, membership=membership)

    @pytest.mark.parametrize("others", [0, 1])
    def test_the_last_lead_stays(self, priya: User, colin: User, programme: Programme, others: int) -> None:
        if others:
            joined(colin, programme, ProgrammeLead)
        own = membership_for(priya, programme.identifier)

        if others:
            remove_member(by=priya, membership=own)
            assert list(programme.memberships.values_list("person", flat=True)) == [colin.pk]
        else:
            sentence = r"^This is the programme's only programme lead\. Make somebody else programme"
            with pytest.raises(Refused, match=sentence):
                remove_member(by=priya, membership=own)
            with pytest.raises(Refused, match=sentence):
                change_role(by=priya, membership=own, role=Evaluator)

    def test_the_log_names_nobody(self, priya: User, colin: User, programme: Programme) -> None:
        add_member(by=priya, programme=programme, email=colin.email, name=colin.name, role=Commissioner)

        event = Event.objects.first()
        assert event is not None
        assert (*told(event), event.object_id, event.detail) == (
            "add",
            "member",
            priya,
            str(colin.pk),
            {"role": "commissioner"},
        )
