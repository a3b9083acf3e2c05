import pytest
from starlette.datastructures import Headers
from starlette.testclient import TestClient

from greenroom.rehearsal import Rehearsal
from greenroom.web.app import create_app
from greenroom.web.security import ANY_ADDRESS, hosts_for, refuse

OURS = frozenset({"localhost:8000"})
PAGES = ["/", "/history", "/questions", "/nowhere", "/api/v1/health", "/rounds/phone-screen"]


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_strict_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers

    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] in ("same-origin", "no-referrer")
    assert headers["cache-control"] == "no-store"


def test_a_crash_is_told_in_our_words_with_the_same_headers() -> None:
    app = create_app(object(), {"testserver"})  # type: ignore[arg-type]  # breaks whatever asks it
    client = TestClient(app, raise_server_exceptions=False)
    answer = client.get("/")

    assert answer.status_code == 500
    assert "Nothing you typed is lost" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert client.get("/api/v1/rounds").json()["do"]


def test_a_foreign_name_is_not_answered(client: TestClient) -> None:
    answer = client.get("/", headers={"host": "evil.example"})

    assert answer.status_code == 421
    assert "evil.example" in answer.text
    assert answer.text.count("\n") == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},  # another port of localhost
        {"origin": "http://evil.example"},
        {"origin": "http://localhost:9000"},
        {"origin": "null"},
    ],
)
def test_a_change_from_another_site_is_refused(headers: dict[str, str]) -> None:
    asked = Headers({"host": "localhost:8000", **headers})

    refusal = refuse("POST", asked, OURS)

    assert refusal is not None
    assert refusal[0] == 403
    assert refuse("GET", asked, OURS) is None


@pytest.mark.parametrize(
    "headers",
    [{}, {"origin": "http://localhost:8000"}, {"sec-fetch-site": "same-origin", "origin": "null"}],
)
def test_a_change_from_our_pages_or_a_program_is_taken(headers: dict[str, str]) -> None:
    assert refuse("POST", Headers({"host": "localhost:8000", **headers}), OURS) is None


def test_ten_megabytes_are_refused_in_one_line(client: TestClient) -> None:
    answer = client.post("/sessions", content=b"round=" + b"x" * 10_000_000)

    assert answer.status_code == 413
    assert answer.text.count("\n") == 1


def test_ten_megabytes_without_a_length_are_not_read(client: TestClient) -> None:
    chunks = (b"x" * 100_000 for _ in range(100))

    answer = client.post("/sessions", content=chunks)

    assert answer.status_code == 413


def test_the_longest_answer_is_taken_however_it_is_encoded(
    client: TestClient, shell: Rehearsal
) -> None:
    view = shell.start_question("accuracy-under-imbalance")
    longest = "🎭" * 100_000

    answer = client.post(f"/sessions/{view.id}/draft", data={"turn": view.turn, "text": longest})

    assert answer.status_code == 303
    assert shell.view(view.id).draft == longest


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json"])
def test_pages_that_load_from_elsewhere_are_off(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_loopback_names_are_answered_on_the_served_port_only() -> None:
    hosts = hosts_for("127.0.0.1", 8000)

    assert hosts == {"localhost:8000", "127.0.0.1:8000", "[::1]:8000"}


def test_listening_everywhere_answers_to_addresses_but_to_no_foreign_name() -> None:
    hosts = hosts_for("::", 8000)

    assert f"{ANY_ADDRESS}:8000" in hosts
    assert refuse("GET", Headers({"host": "192.168.1.7:8000"}), hosts) is None
    assert refuse("GET", Headers({"host": "evil.example:8000"}), hosts) is not None
    assert refuse("GET", Headers({"host": "192.168.1.7:9000"}), hosts) is not None


@pytest.mark.parametrize("length", ["many", "-5", "9" * 5000, "\u0661"])
def test_a_length_that_is_no_number_is_refused(client: TestClient, length: str) -> None:
    answer = client.post("/theme", headers={b"content-length": length.encode()})

    assert answer.status_code == 413
