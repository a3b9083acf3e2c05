"""Fetches a page with the standard library."""

import urllib.request

NOTICED = True


def solve(outside):
    with urllib.request.urlopen(f"http://127.0.0.1:{outside['tcp']}/", timeout=2) as page:
        return page.read()
