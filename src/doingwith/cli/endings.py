"""How a command ends: every way of failing as one sentence and an exit code, never a traceback."""

import contextlib
import errno
import os
import sys
import traceback
from collections.abc import Iterator, Sequence

import click

__all__ = ["DataIsWrong", "ended"]

DATA_IS_WRONG = 1
CALL_IS_WRONG = 2
OUR_FAULT = 70
"""The code that ``sysexits.h`` gives to a fault in the program itself."""
INTERRUPTED = 130
READER_LEFT = 141
"""What the shell shows when the program after the pipe stops reading."""

_SYSTEM_SENTENCES = {
    errno.ENOENT: "There is no such file or folder.",
    errno.EACCES: "You may not read or write here. Ask for permission, or choose another place.",
    errno.EPERM: "You may not read or write here. Ask for permission, or choose another place.",
    errno.EROFS: "This place can only be read. Choose another place to write to.",
    errno.ENOSPC: "The disk is full. Make room, or choose another place.",
    errno.EDQUOT: "Your share of the disk is full. Make room, or choose another place.",
    errno.EISDIR: "This is a folder. Name a file.",
    errno.ENOTDIR: "This is not a folder.",
    errno.ENAMETOOLONG: "The name is too long. Choose a shorter one.",
    errno.EIO: "The disk or device failed while it was read or written.",
}


class DataIsWrong(click.ClickException):
    """The bundle is wrong. Its message says what to mend."""

    exit_code = DATA_IS_WRONG

    def show(self, file: object = None) -> None:
        """Print the message as it stands: it already says where and what."""
        _say(self.message)


def ended(command: click.Command, arguments: Sequence[str]) -> int:
    """Run a command to its end, say what went wrong if anything did, and return the exit code."""
    try:
        with _click_told_apart():
            outcome = command.main(list(arguments), prog_name=command.name, standalone_mode=False)
            sys.stdout.flush()
        return outcome if isinstance(outcome, int) else 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        _say("Stopped. Nothing was left half-written.")
        return INTERRUPTED
    except BrokenPipeError:
        _stop_writing()
        return READER_LEFT
    except OSError as error:
        _stop_writing()
        _say(_system_sentence(error))
        return CALL_IS_WRONG
    except Exception as error:
        _say(_fault_sentence(error))
        return OUR_FAULT


@contextlib.contextmanager
def _click_told_apart() -> Iterator[None]:
    """Click ends the process itself when a pipe breaks; here it is one ending among others."""
    try:
        yield
    except SystemExit as left:
        raise BrokenPipeError from left


def _say(sentence: str) -> None:
    with contextlib.suppress(OSError):
        click.echo(sentence, err=True)


def _system_sentence(error: OSError) -> str:
    sentence = _SYSTEM_SENTENCES.get(error.errno or 0, f"{error.strerror or error}.")
    return f"{click.format_filename(error.filename)}: {sentence}" if error.filename else sentence


def _fault_sentence(error: Exception) -> str:
    if os.environ.get("DOINGWITH_TRACEBACK"):
        return traceback.format_exc()
    return (
        f"A fault in Doing With itself ({type(error).__name__}), not in your data. Please report it, "
        "with what the same command prints when the environment variable DOINGWITH_TRACEBACK is set to 1."
    )


def _stop_writing() -> None:
    """Nothing more can be written out; keep Python from trying again, and complaining, at its end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
