"""The stage on which code is written: the editor, the runs, and what a killed server loses."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships none
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, Windows
from tests.browser.test_interview import tab_to

pytestmark = pytest.mark.browser

PROBLEM = "/problems/delivery-windows"
EDITOR = ".cm-content"
LONG = 120_000  # ms; a busy machine judges slowly


def begin(windows: Windows, **options: object) -> Page:
    """Start the problem and skip the talk before it."""
    page = windows.open(PROBLEM, **options)
    page.get_by_role("button", name="Solve it now").click()
    page.wait_for_selector("#stage")
    page.get_by_role("button", name="Skip this question").click()
    page.wait_for_selector("form.coding")
    return page


def write(page: Page, code: str) -> None:
    page.locator(EDITOR).click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(code)


def test_code_is_run_and_submitted_and_each_check_is_told(windows: Windows) -> None:
    page = begin(windows)
    expect(page.locator(EDITOR)).to_contain_text("def ")

    page.get_by_role("button", name="Run the visible checks").click()
    expect(page.locator("#results .verdict-line")).to_be_visible(timeout=LONG)
    page.get_by_role("button", name="Submit").click()
    page.get_by_role("button", name="Go on to the questions about it").click(timeout=LONG)

    expect(page.locator("form.coding")).to_have_count(0)
    expect(page.locator("h1")).to_be_focused()


def test_a_killed_server_loses_neither_code_nor_comment(windows: Windows, server: Server) -> None:
    page = begin(windows)
    write(page, "first = 1\n")
    expect(page.locator("#saved")).to_have_text(re.compile("^Saved"))

    server.kill()
    page.locator(EDITOR).press("Control+End")
    page.keyboard.type("second = 2")
    page.locator("#comment").fill("I count to two.")
    expect(page.locator("#saved")).to_contain_text("Your text is kept in this browser")
    server.start()
    page.reload()

    expect(page.locator(EDITOR)).to_contain_text("first = 1")
    expect(page.locator(EDITOR)).to_contain_text("second = 2")
    expect(page.locator("#comment")).to_have_value("I count to two.")
    expect(page.locator("#saved")).to_have_text(re.compile("^Saved"))
    expect(page.locator("#comment-saved")).to_have_text(re.compile("^Saved"))


def test_the_editor_is_left_by_escape_and_tab_and_a_run_needs_no_mouse(windows: Windows) -> None:
    page = begin(windows)
    tab_to(page, "Think aloud")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+End")
    page.keyboard.type("if True:")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("pass")
    expect(page.locator(EDITOR)).to_contain_text("pass")

    page.keyboard.press("Escape")
    expect(page.locator("#announcer")).to_have_text("Tab leaves the editor now.")
    page.keyboard.press("Tab")

    expect(page.get_by_role("button", name="Run the visible checks")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#results .verdict-line")).to_be_visible(timeout=LONG)


def test_a_question_is_answered_and_the_code_stays_as_it_is(windows: Windows) -> None:
    page = begin(windows)
    write(page, "half = 0.5")

    page.locator("#query").fill("Who pays for lunch?")
    page.keyboard.press("Enter")

    expect(page.locator(".way-reply")).to_contain_text("say what you assume")
    expect(page.locator("#query")).to_be_focused()
    expect(page.locator(EDITOR)).to_have_text("half = 0.5")


def test_text_in_the_page_is_code_without_javascript(windows: Windows) -> None:
    page = begin(windows, java_script_enabled=False)

    page.locator("#answer").fill("def nothing():\n    return 0\n")
    page.get_by_role("button", name="Run the visible checks").click(timeout=LONG)

    expect(page.locator("#results .verdict-line")).to_be_visible(timeout=LONG)
    expect(page.locator("#answer")).to_have_value("def nothing():\n    return 0\n")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/problems", PROBLEM, "code"])
def test_axe_finds_nothing_where_code_is_written(windows: Windows, path: str, scheme: str) -> None:
    if path == "code":
        page = begin(windows, color_scheme=scheme)
        page.get_by_role("button", name="Submit").click()
        expect(page.locator(".go-on")).to_be_visible(timeout=LONG)
    else:
        page = windows.open(path, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_window_where_code_is_written(
    windows: Windows, width: int
) -> None:
    page = begin(windows, viewport={"width": width, "height": 800})
    write(page, "x = 1  # " + "long " * 80)
    page.get_by_role("button", name="Submit").click()
    expect(page.locator(".go-on")).to_be_visible(timeout=LONG)
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.locator("summary", has_text="End the round").click()
    page.get_by_role("button", name="Yes, end it").click()
    page.wait_for_url("**/debrief")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
