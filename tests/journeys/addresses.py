"""Every address of the site, and what a sweep over its pages makes of it."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver, reverse

__all__ = ["ELSEWHERE", "NO_PAGE", "OF_A_PROGRAMME", "OF_MY_SIGN_IN", "OPEN_TO_ALL", "addresses", "url_names"]

OPEN_TO_ALL: dict[str, dict[str, str]] = {
    "evidence:code": {},
    "evidence:worried": {},
    "meetings:door": {},
    "ready:door": {},
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
    "documents:programme_documents",
    "cases:open",
    "cases:codes",
    "cases:search",
    "documents:add",
    "documents:programme_add",
    "evidence:accounts",
    "evidence:open",
    "cases:case",
    "analysis:factors",
    "analysis:agreement",
    "analysis:theory",
    "analysis:cmo",
    "theory:readiness_index",
    "theory:conditions",
    "theory:readiness",
    "theory:begin_round",
    "logic_models:index",
    "analysis:configurations",
    "analysis:compare_configurations",
    "analysis:draft",
    "analysis:contributions",
    "analysis:contribution",
    "analysis:formal_update",
    "reporting:report",
    "exchange:import_into",
    "exchange:bring_in",
    "exchange:export",
    "exchange:other_software",
)
"""Pages of one programme."""

ELSEWHERE = {
    "meetings:room": "test_drawing_in_a_meeting.py",
    "meetings:mine": "test_drawing_in_a_meeting.py",
    "meetings:meeting": "test_drawing_in_a_meeting.py",
    "meetings:aside": "test_drawing_in_a_meeting.py",
    "logic_models:model": "test_every_page.py",
    "logic_models:drawing": "test_every_page.py",
    "logic_models:difference": "test_every_page.py",
    "logic_models:picture": "test_every_page.py",
    "logic_models:difference_picture": "test_every_page.py",
    "logic_models:begin": "test_logic_model_editor.py",
    "logic_models:outline": "test_logic_model_editor.py",
    "logic_models:freeze": "test_logic_model_editor.py",
    "logic_models:new_version": "test_logic_model_editor.py",
    "logic_models:add_card": "test_logic_model_editor.py",
    "logic_models:card": "test_logic_model_editor.py",
    "logic_models:split_card": "test_every_page.py",
    "logic_models:join_cards": "test_every_page.py",
    "logic_models:add_link": "test_logic_model_editor.py",
    "logic_models:link": "test_logic_model_editor.py",
    "logic_models:steps": "test_every_page.py",
    "logic_models:propose": "test_every_page.py",
    "logic_models:answer_proposal": "test_every_page.py",
    "logic_models:add_assumption": "test_every_page.py",
    "logic_models:assumption": "test_every_page.py",
    "logic_models:notes": "test_every_page.py",
    "logic_models:answers": "test_every_page.py",
    "documents:document": "test_two_evaluators.py",
    "documents:programme_document": "test_own_documents.py",
    "documents:programme_add_version": "test_own_documents.py",
    "cases:programme_read_document": "test_own_documents.py",
    "cases:programme_read_page": "test_own_documents.py",
    "documents:add_version": "test_every_page.py",
    "evidence:telling": "test_teller.py",
    "evidence:my_code": "test_teller.py",
    "evidence:question": "test_teller.py",
    "evidence:uses": "test_teller.py",
    "evidence:guardian": "test_teller.py",
    "evidence:thank_you": "test_teller.py",
    "evidence:receipt": "test_teller.py",
    "evidence:part": "test_teller.py",
    "evidence:take_back": "test_teller.py",
    "evidence:taken_back": "test_teller.py",
    "evidence:telling_page": "test_asking_people_to_tell.py",
    "evidence:poster": "test_asking_people_to_tell.py",
    "evidence:words": "test_asking_people_to_tell.py",
    "evidence:enter": "test_asking_people_to_tell.py",
    "evidence:paper": "test_asking_people_to_tell.py",
    "evidence:slip": "test_asking_people_to_tell.py",
    "evidence:account": "test_asking_people_to_tell.py",
    "evidence:agreement": "test_asking_people_to_tell.py",
    "evidence:their_code": "test_asking_people_to_tell.py",
    "evidence:beside": "test_asking_people_to_tell.py",
    "evidence:concern": "test_teller.py",
    "consent:concerns": "test_teller.py",
    "consent:concern": "test_teller.py",
    "cases:readers": "test_two_evaluators.py",
    "cases:reading": "test_two_evaluators.py",
    "cases:judge": "test_two_evaluators.py",
    "cases:compare": "test_two_evaluators.py",
    "cases:settle": "test_two_evaluators.py",
    "cases:factor": "test_two_evaluators.py",
    "cases:questions": "test_every_page.py",
    "cases:read_document": "test_two_evaluators.py",
    "cases:read_page": "test_page_areas.py",
    "cases:read_account": "test_two_evaluators.py",
    "cases:excerpt": "test_two_evaluators.py",
    "cases:code": "test_two_evaluators.py",
    "analysis:configuration": "test_comparison.py",
    "analysis:configuration_version": "test_comparison.py",
    "analysis:change_configuration": "test_comparison.py",
    "analysis:proposals": "test_revision.py",
    "analysis:decide": "test_revision.py",
    "analysis:begin_contribution": "test_every_page.py",
    "analysis:change_story": "test_every_page.py",
    "analysis:add_bearing": "test_every_page.py",
    "analysis:add_part": "test_every_page.py",
    "analysis:change_part": "test_every_page.py",
    "analysis:take_from_model": "test_every_page.py",
    "analysis:add_to_round": "test_every_page.py",
    "analysis:change_in_round": "test_every_page.py",
    "analysis:turn_formal": "test_every_page.py",
    "analysis:say_prior": "test_every_page.py",
    "analysis:add_estimate": "test_every_page.py",
    "analysis:change_estimate": "test_every_page.py",
    "analysis:open_estimate": "test_every_page.py",
    "theory:agree": "test_revision.py",
    "theory:advice": "test_revision.py",
    "theory:answer": "test_revision.py",
    "theory:add_statement": "test_revision.py",
    "theory:statement": "test_revision.py",
    "theory:add_clause": "test_revision.py",
    "theory:clause": "test_revision.py",
    "theory:rate": "test_readiness.py",
    "theory:ask": "test_readiness_by_code.py",
    "ready:question": "test_readiness_by_code.py",
    "ready:mine": "test_readiness_by_code.py",
    "ready:worried": "test_readiness_by_code.py",
    "theory:word_condition": "test_readiness_by_code.py",
    "theory:change_view": "test_readiness.py",
    "exchange:preview": "test_exchange.py",
    "account_confirm_login_code": "test_sign_in.py",
    "account_change_password": "test_my_sign_in.py",
    "account_set_password": "test_my_sign_in.py",
    "account_reauthenticate": "test_my_sign_in.py",
    "mfa_authenticate": "test_my_sign_in.py",
    "mfa_reauthenticate": "test_my_sign_in.py",
    "mfa_activate_totp": "test_my_sign_in.py",
    "mfa_deactivate_totp": "test_my_sign_in.py",
    "mfa_view_recovery_codes": "test_my_sign_in.py",
    "mfa_generate_recovery_codes": "test_my_sign_in.py",
}
"""Pages that are reached on a way only, and the file whose journey or sweep goes there."""

NO_PAGE = {
    "together:now": "words for machines",
    "meetings:leave": "moves on",
    "ready:leave": "moves on",
    "ready:forget": "moves on",
    "ready:take_back": "an act",
    "theory:close_question": "an act",
    "meetings:forget": "moves on",
    "meetings:take_back": "an act",
    "meetings:close": "an act",
    "meetings:place": "an act",
    "logic_models:download": "a file",
    "logic_models:take_away": "a file",
    "logic_models:arrange": "a change",
    "logic_models:undo": "a change",
    "logic_models:remove_card": "a change",
    "logic_models:take_over": "a change",
    "logic_models:remove_link": "a change",
    "logic_models:remove_assumption": "a change",
    "logic_models:remove_answer": "a change",
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
    "evidence:make_code": "a change",
    "evidence:take_back_for": "a change",
    "analysis:drop_bearing": "a change",
    "analysis:remove_part": "a change",
    "analysis:lock_estimates": "a change",
    "analysis:drop_estimate": "a change",
    "analysis:remove_from_round": "a change",
    "theory:start": "a change",
    "theory:undo": "a change",
    "theory:leave": "a change",
    "theory:arrange": "a change",
    "exchange:download": "a file",
    "exchange:download_project": "a file",
    "documents:file": "a file",
    "documents:page": "a file",
    "documents:programme_file": "a file",
    "documents:programme_page": "a file",
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
