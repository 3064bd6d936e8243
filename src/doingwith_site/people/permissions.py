"""What a member of a programme may do, each in words that finish the sentence “A facilitator can …”."""

from collections.abc import Mapping
from enum import StrEnum

__all__ = ["PERMISSION_WORDS", "Permission"]


class Permission(StrEnum):
    """One thing a member may do in a programme."""

    VIEW_PROGRAMME = "view_programme"
    READ_REPORT = "read_report"
    ADD_PROJECT = "add_project"
    EDIT_BRIEF = "edit_brief"
    MOVE_PROJECT = "move_project"
    REVISE_THEORY = "revise_theory"
    ADVISE_ON_THEORY = "advise_on_theory"
    BEGIN_READINESS_ROUND = "begin_readiness_round"
    RATE_READINESS = "rate_readiness"
    RECORD_CONTRIBUTION = "record_contribution"
    DRAW_LOGIC_MODEL = "draw_logic_model"
    DRAW_PROGRAMME_MODEL = "draw_programme_model"
    EDIT_PROGRAMME = "edit_programme"
    EXPORT_BUNDLE = "export_bundle"
    IMPORT_BUNDLE = "import_bundle"
    OPEN_TELLING = "open_telling"
    READ_ACCOUNTS = "read_accounts"
    ENTER_ACCOUNT = "enter_account"
    LOOK_INTO_CONCERNS = "look_into_concerns"
    READ_DOCUMENTS = "read_documents"
    ADD_DOCUMENT = "add_document"
    READ_CASE = "read_case"
    ANSWER_QUESTION = "answer_question"
    COMPARE_CONFIGURATIONS = "compare_configurations"


PERMISSION_WORDS: Mapping[Permission, str] = {
    Permission.VIEW_PROGRAMME: "see the programme, its projects, cases, factors and theory",
    Permission.READ_REPORT: "read and download the programme's report",
    Permission.ADD_PROJECT: "add a project",
    Permission.EDIT_BRIEF: "write a new version of a project's brief",
    Permission.MOVE_PROJECT: "move a project on the Double Diamond, or stop it",
    Permission.REVISE_THEORY: "work on the next version of the theory of change, and agree on it",
    Permission.ADVISE_ON_THEORY: "give advice on the next version of the theory of change",
    Permission.BEGIN_READINESS_ROUND: "begin a round in which each side says how ready a project is",
    Permission.RATE_READINESS: "say for a side how far the conditions of the theory are in place",
    Permission.RECORD_CONTRIBUTION: "write what the programme contributed: claims, evidence and rivals",
    Permission.DRAW_LOGIC_MODEL: "draw a project's logic model",
    Permission.DRAW_PROGRAMME_MODEL: "draw the programme's own logic model",
    Permission.EDIT_PROGRAMME: "change the programme's details and its members",
    Permission.EXPORT_BUNDLE: "take the whole programme away as a folder of files",
    Permission.IMPORT_BUNDLE: "put what a folder of files says into the programme's record",
    Permission.OPEN_TELLING: "ask people to tell, and stop asking",
    Permission.READ_ACCOUNTS: "read what people told, as far as they agreed to it",
    Permission.ENTER_ACCOUNT: "write down what somebody tells, and change or take it back for them",
    Permission.LOOK_INTO_CONCERNS: "read what somebody is worried about, and look into it",
    Permission.READ_DOCUMENTS: "read the documents of the project files, and search in them",
    Permission.ADD_DOCUMENT: "put a document, or a new version of one, into a project file",
    Permission.READ_CASE: "read a project as a case: mark passages, give them codes and judge factors",
    Permission.ANSWER_QUESTION: "answer what the readers of a case ask about it",
    Permission.COMPARE_CONFIGURATIONS: "compare which conditions go with an outcome, and save the comparison",
}
