"""The parts of a Word file that need its XML: links, tiles, tables, figures and properties."""
