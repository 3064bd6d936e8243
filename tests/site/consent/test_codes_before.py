"""Codes that were handed out before the site noted whether they are used."""

from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from doingwith_site.consent.models import Agreement
from doingwith_site.programmes.models import Programme

ADDED = import_module("doingwith_site.consent.migrations.0004_code_used")


@pytest.mark.django_db
def test_such_a_code_counts_as_its_tellers_own_and_an_account_without_one_stays_without() -> None:
    programme = Programme.objects.create(identifier="p", name="P")
    given = Agreement.objects.create(programme=programme, identifier="A-1", code_given_at=timezone.now())
    never = Agreement.objects.create(programme=programme, identifier="A-2")

    ADDED.count_as_used(apps, None)

    for row in (given, never):
        row.refresh_from_db()
    assert given.code_used_at == given.code_given_at
    assert never.code_used_at is None
