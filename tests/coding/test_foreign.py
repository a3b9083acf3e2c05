"""Folders made by others are judged: checks in the style of unittest, tables of asserts, mocks."""

from collections.abc import Callable
from pathlib import Path

import pytest

from greenroom.coding.judge import run_checks, set_up
from greenroom.coding.load import read_problem
from greenroom.coding.sandbox import Sandbox
from greenroom.coding.verdict import CheckResult

Judge = Callable[..., tuple[CheckResult, ...]]

SHELF = """
class Missing(LookupError):
    def __init__(self, title):
        self.title = title

    def __str__(self):
        return f"no {self.title} here"


class Shelf:
    def __init__(self, titles=()):
        self.titles = list(titles)

    def take(self, title):
        if title not in self.titles:
            raise Missing(title)
        self.titles.remove(title)
        return title

    def put(self, title):
        self.titles.append(title)

    def by_letter(self):
        return {title[0]: title for title in self.titles}.keys()


def open_shelf(name):
    with open(name) as file:
        return Shelf(file.read().split())


def fetch(source, retry_on):
    try:
        return source.read(3)
    except retry_on:
        return source.read(0)


def closed(source):
    try:
        with source as opened:
            opened.read(1)
    finally:
        return source.forgotten()
"""


@pytest.fixture
def judged(tmp_path: Path, sandbox: Sandbox) -> Judge:
    """Judge a submission by checks, in a folder with no more than it needs."""

    def judge(entry: str, checks: str, source: str = SHELF) -> tuple[CheckResult, ...]:
        (tmp_path / "problem.yaml").write_text(f"id: shelf\nentry: {entry}\n", encoding="utf-8")
        (tmp_path / "checks.py").write_text(checks, encoding="utf-8")
        return run_checks(set_up(read_problem(tmp_path)), source, sandbox)

    return judge


def outcomes(results: tuple[CheckResult, ...]) -> list[str]:
    return [result.message or result.outcome for result in results]


UNITTEST = '''
import unittest

class ShelfTest(unittest.TestCase):
    def setUp(self):
        self.shelf = Shelf(["Emma", "Ulysses"])

    def test_missing(self):
        with self.assertRaises(Missing) as caught:
            self.shelf.take("Dune")
        self.assertIs(type(caught.exception), Missing)
        self.assertEqual(caught.exception.args, ("Dune",))
        self.assertEqual(caught.exception.title, "Dune")
        with self.assertRaisesRegex(LookupError, "^no Dune here$"):
            self.shelf.take("Dune")

    def test_letters(self):
        self.assertCountEqual(self.shelf.by_letter(), ["U", "E"])
        self.assertEqual(self.shelf.by_letter(), {"E", "U"})

def check_missing(candidate):
    """A missing book is an error."""
    global Shelf, Missing
    Shelf, Missing = candidate.Shelf, candidate.Missing
    case = ShelfTest("test_missing")
    case.setUp()
    case.test_missing()

def check_letters(candidate):
    """The shelf tells its letters."""
    global Shelf
    Shelf = candidate.Shelf
    result = unittest.TestResult()
    ShelfTest("test_letters").run(result)
    assert result.wasSuccessful(), result.failures + result.errors
'''


@pytest.mark.parametrize("entry", ["Shelf", "[Shelf]", "[Shelf, Missing]"])
def test_test_cases_of_unittest_serve_as_checks(judged: Judge, entry: str) -> None:
    assert outcomes(judged(entry, UNITTEST)) == ["passed", "passed"]


def test_a_stub_fails_test_cases_of_unittest(judged: Judge) -> None:
    stub = "class Missing(LookupError): pass\nclass Shelf:\n    pass\n"

    results = judged("[Shelf, Missing]", UNITTEST, stub)

    assert not any(result.passed for result in results)


def test_the_one_entry_answers_to_its_own_name(judged: Judge) -> None:
    checks = """
def check_it(candidate):
    assert candidate.Shelf is candidate
    assert candidate.Shelf(["Emma"]).take("Emma") == "Emma"
    assert not hasattr(candidate, "nothing")
"""
    assert outcomes(judged("Shelf", checks)) == ["passed"]


def test_checks_may_go_by_an_entrys_own_name(judged: Judge) -> None:
    checks = """
def taken():
    return Shelf(["Emma"]).take("Emma")

def check_it(candidate):
    assert taken() == candidate(["Emma"]).take("Emma")
"""
    assert outcomes(judged("Shelf", checks)) == ["passed"]


def test_an_entry_never_stands_for_the_builtin_of_its_name(judged: Judge) -> None:
    source = "def sorted(values):\n    return [7]\n"
    checks = """
def check_it(candidate):
    assert candidate([2, 7]) == sorted([7, 2])
"""
    assert judged("sorted", checks, source)[0].outcome == "wrong_answer"


def test_threads_of_a_check_take_turns(judged: Judge) -> None:
    checks = """
import threading

def check_it(candidate):
    shelf = candidate()

    def busy():
        for _ in range(20):
            shelf.put("Emma")
            shelf.take("Emma")

    threads = [threading.Thread(target=busy) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert shelf.titles == []
"""
    assert outcomes(judged("Shelf", checks)) == ["passed"]


def test_a_run_that_ended_passes_no_check_that_caught_it(judged: Judge) -> None:
    checks = """
def check_it(candidate):
    try:
        candidate()
    except:
        pass
"""
    source = "import os\ndef leave():\n    os._exit(0)\n"

    assert judged("leave", checks, source)[0].outcome == "runtime_error"


def test_an_error_class_of_the_check_is_caught_and_nothing_else_is(judged: Judge) -> None:
    checks = """
class Busy(OSError):
    pass

class Torn(OSError):
    pass

class Source:
    def __init__(self, error):
        self.error = error

    def read(self, count):
        if count:
            raise self.error
        return "again"

def check_caught(candidate):
    assert candidate(Source(Busy("wait")), Busy) == "again"

def check_passed_on(candidate):
    torn = Torn("lost")
    try:
        candidate(Source(torn), Busy)
    except Torn as error:
        assert error is torn
    else:
        raise AssertionError
"""
    assert outcomes(judged("fetch", checks)) == ["passed", "passed"]


def test_a_mock_stands_in_for_an_object_and_tells_what_it_was_asked(judged: Judge) -> None:
    checks = """
from unittest.mock import ANY, MagicMock, call

def check_calls(candidate):
    source = MagicMock()
    source.read.return_value = "abc"
    assert candidate.fetch(source, ValueError) == "abc"
    assert source.mock_calls == [call.read(3)]

def check_exit(candidate):
    error = OSError("gone")
    source = MagicMock()
    source.__enter__.return_value = source
    source.read.side_effect = error
    source.forgotten.return_value = True
    assert candidate.closed(source) is True
    source.__exit__.assert_called_once_with(OSError, error, ANY)
"""
    assert outcomes(judged("[fetch, closed]", checks)) == ["passed", "passed"]


def test_what_a_mock_recorded_is_not_the_submissions_to_change(judged: Judge) -> None:
    checks = """
from unittest.mock import MagicMock

def check_it(candidate):
    source = MagicMock()
    candidate(source)
    assert not source.called
"""
    source = "def greet(there):\n    there()\n    there.reset_mock()\n"

    assert judged("greet", checks, source)[0].outcome != "passed"


def test_a_file_is_replaced_by_a_function_of_the_check(judged: Judge) -> None:
    checks = """
import io
from unittest import mock

def check_set(candidate):
    candidate.open = lambda name: io.StringIO("Emma Dune")
    assert candidate("books.txt").titles == ["Emma", "Dune"]

def check_patched(candidate):
    with mock.patch.object(candidate, "open", lambda name: io.StringIO(name), create=True):
        assert candidate("Emma").titles == ["Emma"]
"""
    assert outcomes(judged("open_shelf", checks)) == ["passed", "passed"]
