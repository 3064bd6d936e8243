"""``doingwith check``."""

import json
from pathlib import Path

from tests.support.command_line import Run


class TestAGoodBundle:
    def test_prints_what_it_holds(self, run: Run, cocreate_bundle: Path) -> None:
        ending = run("check", cocreate_bundle)

        assert ending.code == 0
        assert ending.err == ""
        assert ending.out.splitlines()[:5] == [
            "Co:Create: nothing to mend.",
            "25 projects",
            "13 partner entries",
            "5 cases",
            "58 factors in 10 domains (2, 6, 3, 8, 4, 15, 6, 4, 5, 5)",
        ]
        assert "  Collaboration                           condition  15" in ending.out.splitlines()
        assert ending.out.splitlines()[-5:] == [
            "2 theory versions",
            "6 logic models",
            "5 contribution records",
            "7 contribution claims",
            "1 analysis of configurations",
        ]

    def test_json_holds_the_same(self, run: Run, cocreate_bundle: Path) -> None:
        ending = run("check", cocreate_bundle, "--json")
        data = json.loads(ending.out)

        assert (ending.code, data["ok"], data["problems"]) == (0, True, [])
        assert [data["counts"][kind] for kind in ("projects", "partners", "cases", "factors")] == [
            25,
            13,
            5,
            58,
        ]
        assert [domain["factors"] for domain in data["counts"]["domains"]] == [2, 6, 3, 8, 4, 15, 6, 4, 5, 5]
        assert data["counts"]["domains"][0] == {
            "id": "history",
            "label": "History",
            "role": "condition",
            "factors": 2,
        }
        assert data["counts"]["theory_versions"] == 2


class TestABrokenBundle:
    def test_names_file_line_fault_and_remedy_of_everything_at_once(
        self, run: Run, broken_bundle: Path
    ) -> None:
        ending = run("check", broken_bundle)
        lines = ending.out.splitlines()

        assert ending.code == 1
        assert lines[0].startswith("cases/CS1.yaml:2: ")
        assert lines[1].startswith("projects/P20.yaml:22: “status” is “entred”")
        assert lines[-1] == "2 things to mend in 2 files."
        assert "nothing to mend" not in ending.out

    def test_json_says_not_ok_and_why(self, run: Run, broken_bundle: Path) -> None:
        ending = run("check", broken_bundle, "--json")
        data = json.loads(ending.out)

        assert (ending.code, data["ok"]) == (1, False)
        assert [(problem["file"], problem["line"]) for problem in data["problems"]] == [
            ("cases/CS1.yaml", 2),
            ("projects/P20.yaml", 22),
        ]
        assert all(problem["wrong"] and problem["remedy"] for problem in data["problems"])

    def test_a_folder_that_is_no_bundle_is_answered_with_a_sentence(self, run: Run, tmp_path: Path) -> None:
        ending = run("check", tmp_path)

        assert ending.code == 1
        assert ending.out.splitlines()[-1] == "1 thing to mend in 1 file."
