"""Elements of the standard's XML, the few that stand in many places."""

from collections.abc import Iterable, Mapping

from lxml import etree

from doingwith.exchange.refi_qda.schema import Schema
from doingwith.exchange.refi_qda.variables import value_element, variable_guid

__all__ = ["Elements"]


class Elements:
    """Puts elements of one of the two schemas into one another."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema

    def put(
        self, above: etree._Element | None, kind: str, content: str | None = None, /, **attributes: str
    ) -> etree._Element:
        """A new element; attributes without a value are left out."""
        name = f"{{{self.schema.value}}}{kind}"
        given = {key: value for key, value in attributes.items() if value}
        if above is None:
            return etree.Element(name, given, nsmap={None: self.schema.value})
        made = etree.SubElement(above, name, given)
        if content is not None:
            made.text = content
        return made

    def describe(self, above: etree._Element, text: str) -> None:
        """What was written about the thing, if anything was."""
        if text:
            self.put(above, "Description", text)

    def refer(self, above: etree._Element, kind: str, guids: Iterable[str]) -> None:
        """References to other things of the project, such as ``CodeRef``."""
        for guid in guids:
            self.put(above, kind, targetGUID=guid)

    def give_values(self, above: etree._Element, values: Mapping[str, str]) -> None:
        """Values of variables."""
        for name, value in values.items():
            made = self.put(above, "VariableValue")
            self.put(made, "VariableRef", targetGUID=variable_guid(name))
            self.put(made, value_element(name), value)
