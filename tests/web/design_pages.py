"""A web app on a pack with one small case, and ways through its round."""

import re
from html import unescape
from urllib.parse import urlencode

from starlette.testclient import TestClient


def begin(client: TestClient) -> str:
    """Start the case; the session's address."""
    reply = client.post("/sessions", data={"case": "cards"})
    assert reply.status_code == 303
    return str(reply.headers["location"])


def turn(client: TestClient, here: str) -> int:
    """The turn the page at an address was rendered with."""
    found = re.search(r'name="turn" value="(\d+)"', client.get(here).text)
    assert found
    return int(found[1])


def task(client: TestClient, here: str) -> str:
    """What is to be done now: talk, capacity, board, lab; "" when the round is over."""
    found = re.search(r'data-designing="(\w+)"', client.get(here).text)
    return found[1] if found else ""


def send(client: TestClient, here: str, path: str, **fields: str) -> str:
    """Post a form of the page as it stands, and give back the page that follows."""
    body = urlencode({"turn": turn(client, here), **fields})
    kind = {"content-type": "application/x-www-form-urlencoded"}
    reply = client.post(f"{here}/{path}", content=body, headers=kind)
    assert reply.status_code == 303, reply.text
    return unescape(client.get(reply.headers["location"]).text)


def go_to(client: TestClient, here: str, wanted: str) -> None:
    """Skip questions until something is to be done."""
    page = client.get(here).text
    while f'data-designing="{wanted}"' not in page:
        assert "data-designing" in page, "the round is over"
        found = re.search(r'name="turn" value="(\d+)"', page)
        assert found
        part = {"HX-Request": "true"}
        page = client.post(f"{here}/skip", data={"turn": found[1]}, headers=part).text
