"""The roles of the site and what each may do, from the role classes themselves."""

from doingwith_site.people.permissions import PERMISSION_WORDS
from doingwith_site.people.roles import ROLES, Role, holders_of
from generators import markdown


def page() -> str:
    """Each role in a sentence, and a table of who may do what."""
    return markdown.page(
        "Roles",
        "src/doingwith_site/people/roles.py",
        "A person has one role in each programme they are a member of. Whoever is signed in may start a"
        " programme, and is then its programme lead. To everyone else a programme is not there at all.",
        *(f"**{role.name[0].upper()}{role.name[1:]}.** {role.description}" for role in ROLES.values()),
        "## Who can do what",
        _grid(),
    )


def _grid() -> str:
    rows = (
        (
            words[0].upper() + words[1:],
            *("yes" if role in holders_of(permission) else "" for role in _roles()),
        )
        for permission, words in PERMISSION_WORDS.items()
    )
    return markdown.table(("What", *(role.name for role in _roles())), rows)


def _roles() -> list[type[Role]]:
    return list(ROLES.values())
