"""The words of agreements: uses, age bands, who said yes, and how it reached us."""

from enum import StrEnum

__all__ = ["AgeBand", "GuardianKind", "SaidBy", "Use", "UseKind", "Way"]


class Use(StrEnum):
    """One thing that may be done with an account. Each is agreed to by itself."""

    PROJECT_TEAM = "project_team"
    QUOTE_WITHOUT_NAME = "quote_without_name"
    QUOTE_WITH_NAME = "quote_with_name"
    MEDIA_IN_REPORT = "media_in_report"
    PUBLIC = "public"
    RESEARCH_ARCHIVE = "research_archive"


class AgeBand(StrEnum):
    """How old a teller is, as broadly as the rules need it. No date of birth is asked."""

    UNDER_13 = "under_13"
    FROM_13 = "13_to_15"
    FROM_16 = "16_to_17"
    ADULT = "18_or_over"
    NOT_SAID = "not_said"


class GuardianKind(StrEnum):
    """Who says yes beside a child. A council may be the one that pays for the services spoken of."""

    PARENT = "parent"
    OTHER = "other"
    COUNCIL = "council"


class SaidBy(StrEnum):
    """Who said yes or no."""

    TELLER = "teller"
    GUARDIAN = "guardian"


class Way(StrEnum):
    """How words or a yes reached us."""

    PAGE = "page"
    SPOKEN = "spoken"
    PAPER = "paper"
    TELEPHONE = "telephone"


class UseKind(StrEnum):
    """Where words were used."""

    READ = "read"
    EXCERPT = "excerpt"
    READING = "reading"
    REPORT = "report"
    EXPORT = "export"
    CLAIM = "claim"
    PUBLISHED = "published"
