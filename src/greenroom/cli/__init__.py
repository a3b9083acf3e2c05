"""The command line: parse, call the shell, print."""
