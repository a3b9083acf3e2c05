"""Answers at once and leaves threads burning."""

import threading


def burn():
    while True:
        pass


def solve(outside):
    for _ in range(4):
        threading.Thread(target=burn).start()
    return []
