"""Defines the entry as something that is no function."""

solve = 0.25
