"""The pages of documents, one file each."""
