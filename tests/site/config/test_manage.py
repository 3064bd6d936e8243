import os
import subprocess
import sys
from pathlib import Path


def typed(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a person sees who types ``doingwith-site`` and these words."""
    command = [sys.executable, "-m", "doingwith_site.config.manage", *words]
    settings = {
        "DJANGO_SETTINGS_MODULE": "doingwith_site.config.settings",
        "DATABASE_URL": "",
        "SECRET_KEY": "",
    }
    return subprocess.run(
        command, env={**os.environ, **settings, **environment}, capture_output=True, text=True, timeout=60
    )


class TestDoingwithSite:
    def test_says_that_the_tables_are_not_there_yet(self, tmp_path: Path) -> None:
        ended = typed("add_person", "first@example.org", "Fern", DOINGWITH_VAR=str(tmp_path))

        assert (ended.returncode, ended.stderr) == (
            1,
            "The database cannot be read, or its tables are not there yet. "
            "Run “doingwith-site migrate” first, and look at DATABASE_URL and DOINGWITH_VAR.\n",
        )

    def test_says_which_setting_is_wrong(self, tmp_path: Path) -> None:
        ended = typed("migrate", DOINGWITH_VAR=str(tmp_path), DEBUG="perhaps")

        assert (ended.returncode, ended.stderr) == (
            1,
            "DEBUG is “perhaps”. Write 1 for yes or 0 for no.\n",
        )
