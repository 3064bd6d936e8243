"""Commands whose mistakes are answered with the sentence alone."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

__all__ = ["SentenceCommand"]


class SentenceCommand(BaseCommand):
    """A command that, when typed by a person, ends with its error's sentence and exit code 1.

    Called from code it raises ``CommandError``, as every command does.
    """

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Runs the command."""
        try:
            return super().execute(*args, **options)
        except CommandError as error:
            if not getattr(self, "_called_from_command_line", False):
                raise
            sys.exit(str(error))
