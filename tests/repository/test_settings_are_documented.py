"""Every environment variable the site reads is explained in dotenv-sample, and nothing else is."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READ = re.compile(r'\b(?:text|flag|number)\("([A-Z_]+)"')
EXPLAINED = re.compile(r"^# ([A-Z_]+)=", re.MULTILINE)
FOR_TESTS = {"DOINGWITH_CHROMIUM"}


def test_dotenv_sample_explains_each_variable_and_no_other() -> None:
    sources = (ROOT / "src" / "doingwith_site").rglob("*.py")
    read = {name for source in sources for name in READ.findall(source.read_text(encoding="utf-8"))}
    explained = EXPLAINED.findall((ROOT / "dotenv-sample").read_text(encoding="utf-8"))

    assert len(explained) == len(set(explained))
    assert set(explained) == read | FOR_TESTS
