"""Every address of the site, and what a sweep over its pages makes of it."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver, reverse

__all__ = ["ELSEWHERE", "NO_PAGE", "OF_A_PROGRAMME", "OF_MY_SIGN_IN", "OPEN_TO_ALL", "addresses", "url_names"]

OPEN_TO_ALL: dict[str, dict[str, str]] = {
    "evidence:code": {},
    "evidence:worried": {},
    "home:front": {},
    "home:glossary": {},
    "roles": {},
    "account_login": {},
    "account_request_login_code": {},
    "account_signup": {},
    "account_inactive": {},
    "account_reset_password": {},
    "account_reset_password_done": {},
    "account_reset_password_from_key": {"uidb36": "1", "key": "made-up"},
    "account_reset_password_from_key_done": {},
}
"""Pages that need no sign-in, with what stands in their addresses."""

OF_MY_SIGN_IN = (
    "programmes:index",
    "programmes:create",
    "exchange:import",
    "mfa_index",
    "account_logout",
    "design:components",
)
"""Pages of whoever has signed in."""

OF_A_PROGRAMME = (
    "home:programme",
    "programmes:edit",
    "programmes:people",
    "programmes:member",
    "projects:create",
    "projects:project",
    "projects:brief",
    "projects:move",
    "documents:documents",
    "cases:open",
    "cases:codes",
    "cases:search",
    "documents:add",
    "evidence:accounts",
    "evidence:open",
    "cases:case",
    "analysis:factors",
    "analysis:agreement",
    "analysis:theory",
    "logic_models:index",
    "analysis:configurations",
    "analysis:compare_configurations",
    "analysis:draft",
    "analysis:contributions",
    "analysis:contribution",
    "reporting:report",
    "exchange:import_into",
    "exchange:export",
    "exchange:other_software",
)
"""Pages of one programme."""

ELSEWHERE = {
    "logic_models:model": "tests/site/logic_models/test_pages.py, until there is a journey",
    "logic_models:drawing": "tests/site/logic_models/test_pages.py, until there is a journey",
    "logic_models:difference": "tests/site/logic_models/test_pages.py, until there is a journey",
    "documents:document": "the journey of two evaluators",
    "documents:add_version": "the journey of two evaluators",
    "evidence:telling": "the journey of a teller",
    "evidence:my_code": "the journey of a teller",
    "evidence:question": "the journey of a teller",
    "evidence:uses": "the journey of a teller",
    "evidence:guardian": "the journey of a child",
    "evidence:receipt": "the journey of a teller",
    "evidence:part": "the journey of a teller",
    "evidence:take_back": "the journey of a teller",
    "evidence:taken_back": "the journey of a teller",
    "evidence:telling_page": "the journey of a facilitator who asks people to tell",
    "evidence:poster": "the journey of a facilitator who asks people to tell",
    "evidence:words": "the journey of a facilitator who asks people to tell",
    "evidence:enter": "the journey of a facilitator who asks people to tell",
    "evidence:paper": "the journey of a facilitator who asks people to tell",
    "evidence:slip": "the journey of a facilitator who asks people to tell",
    "evidence:account": "the journey of a facilitator who asks people to tell",
    "evidence:agreement": "the journey of a facilitator who asks people to tell",
    "evidence:beside": "the journey of a facilitator who asks people to tell",
    "evidence:concern": "the journey of a worry",
    "consent:concerns": "the journey of a worry",
    "consent:concern": "the journey of a worry",
    "cases:readers": "the journey of two evaluators",
    "cases:reading": "the journey of two evaluators",
    "cases:judge": "the journey of two evaluators",
    "cases:compare": "the journey of two evaluators",
    "cases:settle": "the journey of two evaluators",
    "cases:questions": "the journey of two evaluators",
    "cases:read_document": "the journey of two evaluators",
    "cases:read_account": "the journey of two evaluators",
    "cases:excerpt": "the journey of two evaluators",
    "cases:code": "the journey of two evaluators",
    "analysis:configuration": "the journey of a comparison",
    "analysis:configuration_version": "the journey of a comparison",
    "analysis:change_configuration": "the journey of a comparison",
    "analysis:proposals": "the journey of a revision",
    "analysis:decide": "the journey of a revision",
    "analysis:begin_contribution": "the journey of a contribution record",
    "analysis:change_story": "the journey of a contribution record",
    "analysis:add_bearing": "the journey of a contribution record",
    "analysis:add_part": "the journey of a contribution record",
    "analysis:change_part": "the journey of a contribution record",
    "theory:agree": "the journey of a revision",
    "theory:advice": "the journey of a revision",
    "theory:answer": "the journey of a revision",
    "theory:add_statement": "the journey of a revision",
    "theory:statement": "the journey of a revision",
    "theory:add_clause": "the journey of a revision",
    "theory:clause": "the journey of a revision",
    "exchange:preview": "the journeys of import",
    "account_confirm_login_code": "the journey with a code sent by mail",
    "account_change_password": "the journeys of my sign-in",
    "account_set_password": "the journeys of my sign-in",
    "account_reauthenticate": "the journey of the second step",
    "mfa_authenticate": "the journey of the second step",
    "mfa_reauthenticate": "the journey of the second step",
    "mfa_activate_totp": "the journey of the second step",
    "mfa_deactivate_totp": "the journeys of my sign-in",
    "mfa_view_recovery_codes": "the journey of the second step",
    "mfa_generate_recovery_codes": "the journeys of my sign-in",
}
"""Pages that are reached on a way only, and the journey that goes there."""

NO_PAGE = {
    "logic_models:download": "a file",
    "logic_models:take_away": "a file",
    "home:health": "words for machines",
    "programmes:remove": "a change",
    "evidence:leave": "the way out of the site",
    "evidence:forget": "a change",
    "evidence:receipt_link": "the way to a receipt",
    "evidence:remove_part": "a change",
    "evidence:my_file": "a file",
    "evidence:account_file": "a file",
    "evidence:close": "a change",
    "evidence:make_paper": "a change",
    "evidence:take_back_for": "a change",
    "analysis:drop_bearing": "a change",
    "analysis:remove_part": "a change",
    "theory:start": "a change",
    "theory:undo": "a change",
    "theory:leave": "a change",
    "theory:arrange": "a change",
    "exchange:download": "a file",
    "exchange:download_project": "a file",
    "documents:file": "a file",
    "cases:excuse": "a change",
    "cases:excerpts_csv": "a file",
    "reporting:download": "a file",
    "mfa_download_recovery_codes": "a file",
}
"""Addresses that answer with something other than a page, and with what."""


def url_names(patterns: list[URLPattern | URLResolver] | None = None, space: str = "") -> Iterator[str]:
    """The name of every address of the site."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from url_names(pattern.url_patterns, inner)
        else:
            yield f"{space}{pattern.name}"


def addresses(programme: str, **parts: str | int | None) -> list[str]:
    """The pages of a programme. ``parts``: what stands in an address for a project, a case or a member;
    None leaves out the pages of what the programme does not have."""
    known = {"programme": programme, **parts}
    wanted = {name: parts_of(name) for name in OF_A_PROGRAMME}
    return [
        reverse(name, kwargs={part: known[part] for part in names})
        for name, names in wanted.items()
        if all(known[part] is not None for part in names)
    ]


def parts_of(name: str) -> list[str]:
    """What stands in the address of a page of a programme, in order."""
    space, _, page = name.partition(":")
    resolver = get_resolver().namespace_dict[space][1]
    return list(resolver.reverse_dict.getlist(page)[0][0][0][1])
