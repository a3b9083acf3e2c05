"""The coding round: problems that prove themselves, judged in isolation."""
