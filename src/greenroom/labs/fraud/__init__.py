"""Card fraud, end to end: a world that pays and steals, and a design that faces it."""
