"""The pages of this app, one file each."""
