"""Marks with the words that earned them."""
