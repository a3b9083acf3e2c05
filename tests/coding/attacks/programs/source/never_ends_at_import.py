"""Never finishes loading."""

STOPPED = True

while True:
    pass
