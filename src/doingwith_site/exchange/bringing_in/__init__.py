"""A project of other software, brought into a programme that is there."""
