"""The command line: each command parses, then calls one function of the same name."""
