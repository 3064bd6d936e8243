"""Addresses of the pages that lay cases side by side."""

from django.urls import path

from doingwith_site.analysis.contribution.views.bearing import add_bearing, drop_bearing
from doingwith_site.analysis.contribution.views.estimates import (
    add_estimate_page,
    change_estimate_page,
    drop_estimate_page,
    lock_estimates_page,
    open_estimate_page,
)
from doingwith_site.analysis.contribution.views.formal import formal_update, say_prior_page, turn_formal
from doingwith_site.analysis.contribution.views.part import add_part, change_part, remove_part
from doingwith_site.analysis.contribution.views.programme import contributions
from doingwith_site.analysis.contribution.views.record import begin_contribution_page, contribution
from doingwith_site.analysis.contribution.views.round import (
    add_to_round,
    change_in_round,
    remove_from_round,
)
from doingwith_site.analysis.contribution.views.story import change_story
from doingwith_site.analysis.contribution.views.taking import take_from_model
from doingwith_site.analysis.views.agreement import agreement
from doingwith_site.analysis.views.cmo import cmo
from doingwith_site.analysis.views.comparing import change_configuration, compare_configurations
from doingwith_site.analysis.views.configurations import (
    configuration,
    configuration_version,
    configurations,
)
from doingwith_site.analysis.views.draft import draft
from doingwith_site.analysis.views.factors import factors
from doingwith_site.analysis.views.proposals import decide, proposals
from doingwith_site.analysis.views.theory import theory
from doingwith_site.common import addresses  # noqa: F401  # makes <identifier:…> known

app_name = "analysis"
CONTRIBUTION = "programmes/<identifier:programme>/projects/<identifier:project>/contribution/"
ROUND = f"{CONTRIBUTION}rounds/<int:number>/"
FORMAL = f"{CONTRIBUTION}formal/claims/<identifier:claim>/"
ESTIMATE = f"{FORMAL}estimates/<identifier:estimate>/"
CONFIGURATIONS = "programmes/<identifier:programme>/configurations"
STATEMENT = "programmes/<identifier:programme>/theory/draft/statements/<identifier:statement>/"

urlpatterns = [
    path("programmes/<identifier:programme>/factors/", factors, name="factors"),
    path("programmes/<identifier:programme>/agreement/", agreement, name="agreement"),
    path(f"{CONFIGURATIONS}/", configurations, name="configurations"),
    path(f"{CONFIGURATIONS}/new/", compare_configurations, name="compare_configurations"),
    path(f"{CONFIGURATIONS}/<identifier:configuration>/", configuration, name="configuration"),
    path(
        f"{CONFIGURATIONS}/<identifier:configuration>/change/",
        change_configuration,
        name="change_configuration",
    ),
    path(
        f"{CONFIGURATIONS}/<identifier:configuration>/<int:version>/",
        configuration_version,
        name="configuration_version",
    ),
    path("programmes/<identifier:programme>/theory/", theory, name="theory"),
    path("programmes/<identifier:programme>/theory/cmo/", cmo, name="cmo"),
    path("programmes/<identifier:programme>/theory/draft/", draft, name="draft"),
    path("programmes/<identifier:programme>/contribution/", contributions, name="contributions"),
    path(CONTRIBUTION, contribution, name="contribution"),
    path(f"{CONTRIBUTION}begin/", begin_contribution_page, name="begin_contribution"),
    path(f"{CONTRIBUTION}story/", change_story, name="change_story"),
    path(f"{CONTRIBUTION}evidence/<identifier:evidence>/bearing/", add_bearing, name="add_bearing"),
    path(f"{CONTRIBUTION}evidence/<identifier:evidence>/bearing/drop/", drop_bearing, name="drop_bearing"),
    path(f"{CONTRIBUTION}add/<identifier:kind>/", add_part, name="add_part"),
    path(f"{CONTRIBUTION}change/<identifier:kind>/<identifier:part_name>/", change_part, name="change_part"),
    path(f"{CONTRIBUTION}remove/<identifier:kind>/<identifier:part_name>/", remove_part, name="remove_part"),
    path(f"{CONTRIBUTION}take/", take_from_model, name="take_from_model"),
    path(f"{CONTRIBUTION}formal/", formal_update, name="formal_update"),
    path(f"{CONTRIBUTION}formal/switch/", turn_formal, name="turn_formal"),
    path(f"{FORMAL}before/", say_prior_page, name="say_prior"),
    path(f"{FORMAL}add/", add_estimate_page, name="add_estimate"),
    path(f"{FORMAL}lock/", lock_estimates_page, name="lock_estimates"),
    path(f"{ESTIMATE}change/", change_estimate_page, name="change_estimate"),
    path(f"{ESTIMATE}open/", open_estimate_page, name="open_estimate"),
    path(f"{ESTIMATE}drop/", drop_estimate_page, name="drop_estimate"),
    path(f"{ROUND}add/<identifier:round_kind>/", add_to_round, name="add_to_round"),
    path(
        f"{ROUND}change/<identifier:round_kind>/<identifier:round_part>/",
        change_in_round,
        name="change_in_round",
    ),
    path(
        f"{ROUND}remove/<identifier:round_kind>/<identifier:round_part>/",
        remove_from_round,
        name="remove_from_round",
    ),
    path(f"{STATEMENT}proposals/", proposals, name="proposals"),
    path(f"{STATEMENT}proposals/<identifier:factor>/", decide, name="decide"),
]
