"""The cases app."""

from importlib import import_module

from django.apps import AppConfig

from doingwith_site.people.permissions import Permission


class CasesConfig(AppConfig):
    """Cases as rows: readings and the judgements in them."""

    name = "doingwith_site.cases"
    label = "cases"

    def ready(self) -> None:
        """Lets erasers know, keeps the search index in step, counts questions, and says who sees passages."""
        from doingwith_site.cases.queries import questions_waiting
        from doingwith_site.cases.visibility import excerpts_seen_by
        from doingwith_site.evidence.excerpts.counting import count_what_may_be_seen
        from doingwith_site.programmes.navigation import count_beside

        import_module("doingwith_site.cases.erasers")
        import_module("doingwith_site.cases.search_index").listen()
        import_module("doingwith_site.cases.searched").search_documents_of_programmes()
        count_beside("Projects", questions_waiting, for_whom=Permission.ANSWER_QUESTION)
        count_what_may_be_seen(excerpts_seen_by)
