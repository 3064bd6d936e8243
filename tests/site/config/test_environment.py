from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from doingwith_site.common.environment import database_from, flag, mail_from, number, secret_key_in, text

Patch = pytest.MonkeyPatch


class TestText:
    def test_leaves_out_spaces_around_the_words(self, monkeypatch: Patch) -> None:
        monkeypatch.setenv("HOST", " 127.0.0.1 ")

        assert text("HOST") == "127.0.0.1"


class TestFlag:
    @pytest.mark.parametrize(
        ("words", "meant"), [("1", True), ("Yes", True), ("0", False), ("", False), ("off", False)]
    )
    def test_understands_yes_and_no(self, monkeypatch: Patch, words: str, meant: bool) -> None:
        monkeypatch.setenv("DEMO", words)

        assert flag("DEMO") is meant

    def test_says_what_to_write(self, monkeypatch: Patch) -> None:
        monkeypatch.setenv("DEMO", "perhaps")

        with pytest.raises(ImproperlyConfigured) as wrong:
            flag("DEMO")

        assert str(wrong.value) == "DEMO is “perhaps”. Write 1 for yes or 0 for no."


class TestNumber:
    def test_says_what_to_write(self, monkeypatch: Patch) -> None:
        monkeypatch.setenv("PORT", "eighty")

        with pytest.raises(ImproperlyConfigured) as wrong:
            number("PORT", 8000)

        assert str(wrong.value) == "PORT is “eighty”. Write a whole number, such as 8000."

    @pytest.mark.parametrize("words", ["-1", "8.5", "٣", "²"])
    def test_takes_nothing_but_a_whole_number(self, monkeypatch: Patch, words: str) -> None:
        monkeypatch.setenv("PORT", words)

        with pytest.raises(ImproperlyConfigured):
            number("PORT", 8000)


class TestDatabase:
    def test_is_a_file_in_the_folder_when_nothing_is_said(self, tmp_path: Path) -> None:
        database = database_from("", tmp_path)

        assert database["NAME"] == str(tmp_path / "doingwith.sqlite3")
        assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"

    def test_can_be_another_file(self, tmp_path: Path) -> None:
        assert database_from("sqlite:////srv/a%20b.sqlite3", tmp_path)["NAME"] == "/srv/a b.sqlite3"

    def test_can_be_postgresql(self, tmp_path: Path) -> None:
        database = database_from("postgres://pri%40ya:s%2Fx@db:5433/doing?sslmode=require", tmp_path)

        assert database["ENGINE"] == "django.db.backends.postgresql"
        assert (database["USER"], database["PASSWORD"]) == ("pri@ya", "s/x")
        assert (database["HOST"], database["PORT"], database["NAME"]) == ("db", 5433, "doing")
        assert database["OPTIONS"] == {"sslmode": "require"}

    @pytest.mark.parametrize(
        ("url", "sentence"),
        [
            (
                "mysql://u:secret@db/x",
                "DATABASE_URL starts with “mysql:”. Doing With keeps its records in SQLite (sqlite:///path) "
                "or PostgreSQL (postgres://user:password@host:5432/name).",
            ),
            (
                "postgres://u:secret@db:5432",
                "DATABASE_URL names no database. Add it at the end: …:5432/name.",
            ),
            (
                "postgres://u:secret@db:port/x",
                "The port in DATABASE_URL is not a number. Write one, such as 5432.",
            ),
        ],
    )
    def test_says_what_is_wrong_without_the_password(self, tmp_path: Path, url: str, sentence: str) -> None:
        with pytest.raises(ImproperlyConfigured) as wrong:
            database_from(url, tmp_path)

        assert str(wrong.value) == sentence


class TestMail:
    def test_is_kept_in_files_when_no_server_is_named(self, tmp_path: Path) -> None:
        assert mail_from("", tmp_path)["EMAIL_FILE_PATH"] == str(tmp_path / "outbox")

    def test_goes_out_encrypted(self, tmp_path: Path) -> None:
        settings = mail_from("smtp://post:s%40fe@mail.example.org", tmp_path)

        assert (settings["EMAIL_HOST"], settings["EMAIL_PORT"]) == ("mail.example.org", 587)
        assert (settings["EMAIL_USE_TLS"], settings["EMAIL_HOST_PASSWORD"]) == (True, "s@fe")

    def test_says_how_to_name_a_server(self, tmp_path: Path) -> None:
        with pytest.raises(ImproperlyConfigured, match="EMAIL_URL does not name a mail server."):
            mail_from("mail.example.org", tmp_path)


class TestSecretKey:
    def test_is_made_once_and_kept_private(self, tmp_path: Path) -> None:
        first = secret_key_in(tmp_path / "var")

        assert secret_key_in(tmp_path / "var") == first
        assert len(first) > 50
        assert (tmp_path / "var" / "secret-key").stat().st_mode & 0o777 == 0o600
        assert [path.name for path in (tmp_path / "var").iterdir()] == ["secret-key"]

    def test_says_what_to_do_when_the_folder_cannot_be_used(self, tmp_path: Path) -> None:
        in_the_way = tmp_path / "file"
        in_the_way.write_text("not a folder")

        with pytest.raises(ImproperlyConfigured) as wrong:
            secret_key_in(in_the_way)

        assert str(wrong.value) == (
            f"The folder {in_the_way} cannot be used (File exists). "
            "Set DOINGWITH_VAR to a folder that can be written, or SECRET_KEY to a long random text."
        )
