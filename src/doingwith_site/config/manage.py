"""The command ``doingwith-site``: Django's commands and ours, with sentences instead of tracebacks."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db.utils import OperationalError, ProgrammingError

__all__ = ["main"]

NO_DATABASE = (
    "The database cannot be read, or its tables are not there yet. "
    "Run “doingwith-site migrate” first, and look at DATABASE_URL and DOINGWITH_VAR."
)


def main() -> None:
    """Runs one command. A setting or database that is wrong is answered with a sentence and exit code 1."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doingwith_site.config.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    except (OperationalError, ProgrammingError):
        sys.exit(NO_DATABASE)


if __name__ == "__main__":
    main()
