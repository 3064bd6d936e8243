"""Settings from the environment, read through three helpers that say what to do when a value is wrong."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

__all__ = ["database_from", "flag", "mail_from", "number", "secret_key_in", "text"]

YES = {"1", "true", "yes", "on"}
NO = {"", "0", "false", "no", "off"}


def text(name: str, default: str = "") -> str:
    """The words in the variable, without spaces around them; ``default`` where it is not set."""
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    """Whether the variable says yes. Raises a sentence when it says neither yes nor no."""
    value = text(name, "1" if default else "0").lower()
    if value not in YES | NO:
        raise ImproperlyConfigured(f"{name} is “{value}”. Write 1 for yes or 0 for no.")
    return value in YES


def number(name: str, default: int) -> int:
    """The whole number, 0 or more, in the variable. Raises a sentence when it is anything else."""
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name} is “{value}”. Write a whole number, such as {default}.")
    return int(value)


def database_from(url: str, var: Path) -> dict[str, Any]:
    """Django's settings for the database at ``url``: a SQLite file in ``var`` when it is empty.

    Understands ``sqlite:///path`` and ``postgres://user:password@host:port/name``; ``?key=value``
    goes to the PostgreSQL driver. Raises a sentence for anything else, without repeating the password.
    """
    if not url:
        return sqlite_at(var / "doingwith.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite_at(Path(unquote(parts.path.removeprefix("/"))))
    if parts.scheme in {"postgres", "postgresql"}:
        return postgres_at(url)
    raise ImproperlyConfigured(
        f"DATABASE_URL starts with “{parts.scheme}:”. Doing With keeps its records in SQLite "
        "(sqlite:///path) or PostgreSQL (postgres://user:password@host:5432/name)."
    )


def sqlite_at(path: Path) -> dict[str, Any]:
    """Safe settings for many readers and one writer: a write waits its turn instead of failing."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            # With secure_delete, removed words are overwritten with zeros.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
            "PRAGMA secure_delete=ON;",
        },
    }


def postgres_at(url: str) -> dict[str, Any]:
    """Settings for the PostgreSQL database at ``url``. Raises a sentence when a part is missing or wrong."""
    parts = urlsplit(url)
    try:
        port = parts.port or 5432
    except ValueError:
        raise ImproperlyConfigured(
            "The port in DATABASE_URL is not a number. Write one, such as 5432."
        ) from None
    name = unquote(parts.path.removeprefix("/"))
    if not name:
        raise ImproperlyConfigured("DATABASE_URL names no database. Add it at the end: …:5432/name.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": port,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair),
    }


def mail_from(url: str, var: Path) -> dict[str, Any]:
    """Django's e-mail settings: by SMTP when ``url`` names a server, else into files in ``var/outbox``.

    Mail holds people's words, so it never goes to the screen or a log.
    """
    if not url:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(var / "outbox"),
        }
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured(
            "EMAIL_URL does not name a mail server. Write smtp://user:password@host:587 (STARTTLS) "
            "or smtps://user:password@host:465."
        )
    secure = parts.scheme == "smtps"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if secure else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": secure,
        "EMAIL_USE_TLS": not secure,
        "EMAIL_TIMEOUT": 20,
    }


def secret_key_in(var: Path) -> str:
    """The key that signs sessions: made once, kept in ``var/secret-key``, readable by its owner only.

    Raises a sentence when the folder cannot be written.
    """
    path = var / "secret-key"
    try:
        var.mkdir(parents=True, exist_ok=True)
        write_once(path, secrets.token_urlsafe(50))
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"The folder {var} cannot be used ({error.strerror}). "
            "Set DOINGWITH_VAR to a folder that can be written, or SECRET_KEY to a long random text."
        ) from None


def write_once(path: Path, words: str) -> None:
    """Writes a private file whole, unless it is there already: two servers starting at once agree."""
    if path.exists():
        return
    making = path.with_name(f"{path.name}.{os.getpid()}")
    handle = os.open(making, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(words)
    try:
        os.link(making, path)
    except FileExistsError:
        pass
    finally:
        making.unlink()
