"""The bundle: a programme as a folder of readable files."""
