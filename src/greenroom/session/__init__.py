"""The interviewer: what has been said, and what is asked next."""
