"""A page in parts: one that is open is sent only those that are not as it has them.

Each part carries a name made from what it says. A page that is open sends the names that it has; of these
the answer holds the place and not the words. So the answer is right whatever changed and however: no step is
counted, and where a name is not known the words are sent.
"""

import re
from base64 import urlsafe_b64encode
from collections.abc import Collection
from dataclasses import dataclass, field
from hashlib import blake2b

from django.http import HttpRequest

__all__ = ["HAS", "PICTURE", "Parts", "parts_for"]

HAS = "X-Parts"
"""The header with the names of the parts that an open page has, with a space between."""
PICTURE = "picture"
"""Sent as a name by a page whose picture is folded away: it is fetched when somebody unfolds it."""
WHOLE_PAGE = "programmes/layout.html"
ONLY_PARTS = "logic_models/together/parts.html"
OF_ONE_ANSWER = re.compile(r'(name="(?:csrfmiddlewaretoken|seen)") value="[^"]*"')
"""What differs from answer to answer, though the part says the same. Each is good for as long as the page."""
OPENING = re.compile(r"\s*<([a-z]+[1-6]?)")
HOLLOW = re.compile(r'<([a-z]+[1-6]?) data-same="([\w-]+)"></\1>')


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The parts of one answer, and the names of those ``had`` by the page that asks; None when none asks."""

    had: Collection[str] | None = None
    whole: dict[str, str] = field(default_factory=dict)

    @property
    def layout(self) -> str:
        """What stands around the parts: nothing, in a page that is open."""
        return WHOLE_PAGE if self.had is None else ONLY_PARTS

    @property
    def is_picture_later(self) -> bool:
        """Whether nobody looks at the picture now."""
        return PICTURE in (self.had or ())

    def hollow(self, content: str) -> str:
        """The place of the element that is the ``content``; ``filled`` puts its words there.

        What it says of the parts in it are their names, so its own name changes when one of them does.
        """
        told = OF_ONE_ANSWER.sub(r"\1", content).encode()
        name = urlsafe_b64encode(blake2b(told, digest_size=6).digest()).decode()
        opening = OPENING.match(content)
        assert opening, "a part is one element"  # noqa: S101
        tag = opening[1]
        self.whole[name] = f'<{tag} data-part="{name}"{content[opening.end() :]}'
        return f'<{tag} data-same="{name}"></{tag}>'

    def filled(self, page: str) -> str:
        """The page with the words of all parts that the page that asks does not have."""
        return HOLLOW.sub(self._words, page)

    def _words(self, place: re.Match[str]) -> str:
        name = place[2]
        return place[0] if name in (self.had or ()) else self.filled(self.whole[name])


def parts_for(request: HttpRequest) -> Parts:
    """The parts of a page, and which of them the page that asks has already."""
    sent = request.headers.get(HAS)
    return Parts(had=None if sent is None else frozenset(sent.split()))
