"""Users as readers of a programme. Those of other programs are named by number, never by name."""

from doingwith.exchange.refi_qda.identity import Identity
from doingwith.exchange.refi_qda.project import QdaProject
from doingwith.programmes.programme import Programme, Reader

__all__ = ["Coders"]

UNKNOWN = "coder-unknown"


class Coders:
    """Our name of each user, under the identifier that the file gives them."""

    def __init__(self, project: QdaProject, programme: Programme, identity: Identity) -> None:
        self.programme, self.identity = programme, identity
        known = {identity.of("user", one.id, guid=one.guid): one.id for one in programme.readers}
        self.names: dict[str, str] = {}
        taken = {reader.id.casefold() for reader in programme.readers}
        number = 0
        for user in project.users:
            if user.guid in known:
                self.names[user.guid] = known[user.guid]
                continue
            number += 1
            while f"coder-{number}" in taken:
                number += 1
            self.names.setdefault(user.guid, f"coder-{number}")
        self.unnamed = sum(user.guid not in known for user in project.users)
        self.knows_nobody = False

    def of(self, guid: str) -> str:
        """Our name of a user; one that is not in the file's list has a name of its own."""
        found = self.names.get(guid)
        if found is None:
            self.knows_nobody = True
            return UNKNOWN
        return found

    def readers(self) -> tuple[Reader, ...]:
        """The programme's readers, and after them those that came with the file."""
        own = {reader.id for reader in self.programme.readers}
        new = {name: guid for guid, name in self.names.items() if name not in own}
        if self.knows_nobody and UNKNOWN not in own:
            new[UNKNOWN] = ""
        return (
            *self.programme.readers,
            *(
                Reader(
                    id=name,
                    description="coder of the imported project",
                    guid=self.identity.own(new[name], "user", name),
                )
                for name in sorted(new)
            ),
        )
