"""A server that dies in the middle of an import leaves the record as it was."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

from tests.site.programme import COCREATE

IMPORT_THAT_NEVER_ENDS = """
import sys
from pathlib import Path
import django
django.setup()
from django.core.management import call_command
from doingwith.exchange.bundle.check import read_bundle
from doingwith_site.exchange import actions
from doingwith_site.people.models import User

call_command("migrate", verbosity=0)
priya = User.objects.create_user(email="priya.lead@example.org", name="Priya Nair")

def never_end(**event):
    print("everything is written, nothing is kept yet", flush=True)
    sys.stdin.read()

actions.record_event = never_end
actions.import_record(by=priya, record=read_bundle(Path(sys.argv[1])))
"""


def test_a_server_killed_in_the_middle_of_an_import_leaves_nothing_of_it(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {
        "DOINGWITH_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "doingwith_site.config.settings",
    }
    with subprocess.Popen(
        [sys.executable, "-c", IMPORT_THAT_NEVER_ENDS, str(COCREATE)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout
        assert server.stdout.readline() == "everything is written, nothing is kept yet\n"
        server.send_signal(signal.SIGKILL)

    database = sqlite3.connect(tmp_path / "doingwith.sqlite3")
    counts = {
        table: database.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]  # noqa: S608
        for table in ("people_user", "programmes_programme", "projects_project", "cases_case")
    }
    whole = database.execute("PRAGMA integrity_check").fetchone()
    database.close()

    assert counts == {
        "people_user": 1,
        "programmes_programme": 0,
        "projects_project": 0,
        "cases_case": 0,
    }
    assert whole == ("ok",)
