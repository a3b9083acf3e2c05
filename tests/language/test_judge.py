import json
import os
import socket
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from threading import Thread

import pytest

from greenroom.errors import ModelProblem, UserError
from greenroom.language.judge import (
    LARGEST,
    Endpoint,
    Prompt,
    UnusableReply,
    make_judge,
    one_line,
    read_endpoint,
)
from tests.language.judging import Bench, completion, sitting

SCHEMA = {
    "type": "object",
    "properties": {"colour": {"type": "string", "enum": ["red", "blue"]}},
    "required": ["colour"],
    "additionalProperties": False,
}
PROMPT = Prompt(system="Say red.", user="Which colour?", name="colour", schema=SCHEMA)
RED = {"colour": "red"}


@pytest.fixture
def bench() -> Iterator[Bench]:
    with sitting(Bench()) as bench:
        bench.says(RED)
        yield bench


def at(bench: Bench, **fields: float) -> Endpoint:
    endpoint = Endpoint(url=bench.url, model="tiny", key="sk-secret", connect=5, whole=20)
    return replace(endpoint, **fields)  # type: ignore[arg-type]  # seconds only


def ask(bench: Bench, **fields: float) -> object:
    return make_judge(at(bench, **fields)).ask(PROMPT)


def problem(bench: Bench, **fields: float) -> str:
    with pytest.raises(ModelProblem) as caught:
        ask(bench, **fields)
    told = str(caught.value)
    assert "\n" not in told
    return told


def test_asks_as_the_protocol_wants_and_returns_the_object(bench: Bench) -> None:
    assert ask(bench) == RED

    (asked,) = bench.asked
    assert bench.paths == ["/v1/chat/completions"]
    assert (asked["model"], asked["temperature"], asked["stream"]) == ("tiny", 0, False)
    assert isinstance(asked["seed"], int)
    assert [message["role"] for message in asked["messages"]] == ["system", "user"]
    assert asked["messages"][1]["content"] == "Which colour?"
    assert asked["response_format"] == {
        "type": "json_schema",
        "json_schema": {"name": "colour", "strict": True, "schema": SCHEMA},
    }
    assert bench.headers[0]["Authorization"] == "Bearer sk-secret"


def test_the_same_prompt_is_the_same_request(bench: Bench) -> None:
    ask(bench)
    ask(bench)

    assert bench.asked[0] == bench.asked[1]


def test_without_a_key_none_is_sent(bench: Bench) -> None:
    make_judge(replace(at(bench), key="")).ask(PROMPT)

    assert "Authorization" not in bench.headers[0]


@pytest.mark.parametrize("status", [400, 422, 500])
def test_a_server_without_schemas_is_asked_for_an_object_then_for_text(
    bench: Bench, status: int
) -> None:
    bench.knows, bench.unknown = ("text",), status

    assert ask(bench) == RED
    assert bench.formats == ["json_schema", "json_object", "text"]
    assert json.dumps(SCHEMA) in bench.asked[-1]["messages"][0]["content"]


def test_the_format_a_server_knows_is_remembered(bench: Bench) -> None:
    bench.knows = ("json_object", "text")
    judge = make_judge(at(bench))

    judge.ask(PROMPT)
    judge.ask(PROMPT)

    assert bench.formats == ["json_schema", "json_object", "json_object"]


def test_what_a_server_refuses_in_every_format_is_told_in_its_words(bench: Bench) -> None:
    bench.replies = [(400, b'{"error": {"message": "the context\\nis full for sk-secret"}}')]

    told = problem(bench)

    assert "answered 400: the context is full for ***" in told
    assert len(bench.asked) == 3


@pytest.mark.parametrize(
    ("status", "advice"),
    [(401, "GREENROOM_JUDGE_KEY"), (404, "/v1"), (429, "wait a little"), (418, "answered 418")],
)
def test_a_refusal_says_what_to_do_and_is_not_tried_again(
    bench: Bench, status: int, advice: str
) -> None:
    bench.replies = [(status, b"")]

    assert advice in problem(bench)
    assert len(bench.asked) == 1


def test_a_failing_server_is_asked_once_more(bench: Bench) -> None:
    bench.replies = [(503, b"loading"), (200, completion(RED))]

    assert ask(bench) == RED
    assert len(bench.asked) == 2


def test_a_server_that_goes_on_failing_is_told(bench: Bench) -> None:
    bench.replies = [(503, b'{"error": {"message": "Loading model"}}')]

    assert "answered 503: Loading model" in problem(bench)
    assert len(bench.asked) == 2


def test_a_connection_that_is_reset_is_made_once_more(bench: Bench) -> None:
    bench.resets = 1

    assert ask(bench) == RED
    assert len(bench.asked) == 2


def test_a_connection_that_is_always_reset_is_told(bench: Bench) -> None:
    bench.resets = 9

    assert "broke the connection off" in problem(bench)
    assert len(bench.asked) == 2


def test_a_body_that_breaks_off_is_no_reply(bench: Bench) -> None:
    bench.short = 5

    assert "broke the connection off" in problem(bench)


@pytest.mark.parametrize("drip", [0.02, 30.0])
def test_a_slow_reply_is_given_up_and_not_tried_again(bench: Bench, drip: float) -> None:
    bench.drip = drip

    assert "no whole answer in time (0.3 seconds" in problem(bench, whole=0.3)
    assert len(bench.asked) == 1


def test_a_huge_reply_is_not_read_to_its_end(bench: Bench) -> None:
    bench.replies = [(200, b"x" * (50 * LARGEST))]

    assert "more than 1,048,576" in problem(bench)


@pytest.mark.parametrize(
    "content",
    [
        '```json\n{"colour": "red"}\n```',
        'Of course! {"colour": "red"} Anything else?',
        '<think>Perhaps {"colour": "blue"}? No.</think>{"colour": "red"}',
    ],
)
def test_an_object_among_words_is_found(bench: Bench, content: str) -> None:
    bench.says(content)

    assert ask(bench) == RED


@pytest.mark.parametrize(
    "body",
    [
        completion('{"colour": "r'),
        completion('{"colour": "r', finish="length"),
        completion("I cannot do that."),
        completion("[1, 2]"),
        completion(""),
        completion('{"a":' * 100_000),
        b'{"choices": [{"message": {"content": null, "refusal": "No."}}]}',
        b'{"choices": [{"message": {"content": [{"text": "{}"}]}}]}',
        b'{"choices": []}',
        b'{"choices": [7]}',
        b'{"error": {"message": "no such model"}}',
        b"[]",
        b"\xff\xfe<html>",
        b"",
        b"[" * 100_000,
    ],
)
def test_a_reply_that_is_no_object_is_told_in_one_line(bench: Bench, body: bytes) -> None:
    bench.replies = [(200, body)]

    with pytest.raises(UnusableReply) as caught:
        ask(bench)
    assert "\n" not in str(caught.value)
    assert len(bench.asked) == 1


def test_a_reply_cut_short_by_the_server_says_so(bench: Bench) -> None:
    bench.replies = [(200, completion('{"colour": "r', finish="length"))]

    assert "broke off" in problem(bench)


def test_a_redirect_is_not_followed(bench: Bench) -> None:
    with sitting(Bench()) as elsewhere:
        elsewhere.says(RED)
        bench.replies, bench.location = [(307, b"")], f"{elsewhere.url}/chat/completions"

        assert "answered 307" in problem(bench)
        assert not elsewhere.asked


def test_no_proxy_gets_to_see_the_answer(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    with sitting(Bench()) as proxy:
        proxy.says({"colour": "blue"})
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)

        assert ask(bench) == RED
        assert not proxy.asked


def test_a_server_that_is_not_there_is_told() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    endpoint = Endpoint(url=f"http://127.0.0.1:{port}/v1", model="tiny")

    with pytest.raises(ModelProblem, match=r"cannot be reached .*is it running\?"):
        make_judge(endpoint).ask(PROMPT)


def test_a_server_that_does_not_speak_http_is_told() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:

        def greet() -> None:
            line, _address = server.accept()
            with line, suppress(OSError):
                line.sendall(b"220 mail.example ESMTP\r\n")
                while line.recv(1 << 16):
                    pass

        greeting = Thread(target=greet)
        greeting.start()
        endpoint = Endpoint(url=f"http://127.0.0.1:{server.getsockname()[1]}", model="tiny")

        with pytest.raises(ModelProblem, match="does not answer as a web server does"):
            make_judge(endpoint).ask(PROMPT)
        greeting.join()


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8080/v1",
        "http://localhost:11434/v1/",
        "https://[::1]/v1",
        "http://127.9.9.9",
    ],
)
def test_this_machine_needs_no_leave(url: str) -> None:
    assert read_endpoint(url, "tiny").local


@pytest.mark.parametrize(
    "url",
    [
        "https://api.example.com/v1",
        "http://192.168.1.5:8080/v1",
        "http://0.0.0.0:8080/v1",
        "http://localhost.example.com/v1",
        "http://127.0.0.1.example.com/v1",
        "http://2130706433/v1",
        "http://[::ffff:127.0.0.1]/v1",
    ],
)
def test_another_machine_needs_leave_and_is_named(url: str) -> None:
    with pytest.raises(UserError, match=r"not this machine.*GREENROOM_JUDGE_REMOTE=yes") as caught:
        read_endpoint(url, "tiny")

    endpoint = read_endpoint(url, "tiny", remote=True)
    assert endpoint.host in str(caught.value)
    assert not endpoint.local


@pytest.mark.parametrize(
    "url",
    [
        "127.0.0.1:8080",
        "file:///etc/passwd",
        "http://",
        "http://[::1",
        "http://127.0.0.1:port/v1",
        "http://127.0.0.1:0/v1",
        "http://127.0.0.1/v 1",
        "http://127.0.0.1\\@example.com/",
        "http://127.0.0.1/v1\r\nX-Header: 1",
        "http://bücher.example/v1",
    ],
)
def test_an_address_that_cannot_be_is_told(url: str) -> None:
    with pytest.raises(UserError, match="must be an address such as"):
        read_endpoint(url, "tiny", remote=True)


def test_a_key_is_never_shown() -> None:
    with pytest.raises(UserError) as in_url:
        read_endpoint("http://me:sk-secret@127.0.0.1/v1", "tiny")
    with pytest.raises(UserError) as broken:
        read_endpoint("http://127.0.0.1/v1", "tiny", "sk-secret\n")

    told = [str(in_url.value), str(broken.value)]
    told.append(repr(read_endpoint("http://127.0.0.1/v1", "tiny", "sk-secret")))
    assert not any("sk-secret" in line for line in told)


@pytest.mark.parametrize(("url", "model"), [("", ""), ("http://127.0.0.1/v1", ""), ("", "tiny")])
def test_nothing_set_is_told(url: str, model: str) -> None:
    with pytest.raises(UserError, match="no judge is set"):
        read_endpoint(url, model)


def test_a_line_from_elsewhere_cannot_steer_a_terminal() -> None:
    assert one_line("\x1b[31mred\x07\n\ttext\u202e \ud800", 100) == "[31mred text"
    assert one_line("x" * 50, 10) == "x" * 9 + "…"


def test_a_real_server_answers() -> None:
    url = os.environ.get("GREENROOM_JUDGE_URL", "")
    if not url:
        pytest.skip("no llama.cpp server: set GREENROOM_JUDGE_URL to one on this machine")
    model = os.environ.get("GREENROOM_JUDGE_MODEL") or "local"
    endpoint = read_endpoint(url, model, os.environ.get("GREENROOM_JUDGE_KEY", ""))

    found = make_judge(endpoint).ask(PROMPT)

    assert found["colour"] in ("red", "blue")
