"""The command line reference: each command's own help."""

from collections.abc import Iterator

import click

from doingwith.cli.main import doingwith
from generators import markdown

WIDTH = 100


def page() -> str:
    """The help of ``doingwith`` and of every command under it."""
    return markdown.page("Command line", "the commands' help", _summary(), *_sections(doingwith, "doingwith"))


def _summary() -> str:
    return (
        "Each command does one thing and ends with 0 when all is well, 1 when something is wrong with your"
        " data and 2 when something is wrong with the call. What `--json` prints is described in"
        " [JSON output](json.md)."
    )


def _sections(command: click.Command, name: str, parent: click.Context | None = None) -> Iterator[str]:
    settings = command.context_settings | {"terminal_width": WIDTH}
    context = click.Context(command, info_name=name, parent=parent, **settings)
    yield f"## {context.command_path}\n\n" + markdown.fenced(command.get_help(context).strip())
    if isinstance(command, click.Group):
        for word in command.list_commands(context):
            under = command.get_command(context, word)
            if under is not None:
                yield from _sections(under, word, context)
