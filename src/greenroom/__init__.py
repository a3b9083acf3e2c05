"""Greenroom rehearses a machine-learning engineer for the entire interview process, offline."""

__version__ = "0.1.0"
