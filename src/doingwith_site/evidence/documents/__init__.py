"""The project file: documents in versions, and the text in them."""
