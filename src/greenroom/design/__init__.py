"""A design round: cases as questions, the board of boxes and arrows, the arithmetic."""
