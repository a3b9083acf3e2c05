"""The web app: parse, call the shell, render."""
