import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, Windows

pytestmark = pytest.mark.browser

QUESTION = "/questions/accuracy-under-imbalance"
BOX = "textarea"
SAVED = re.compile("^Saved")


def begin(page: Page) -> Page:
    """Start practising the question that is shown."""
    page.get_by_role("button", name="Practise it now").click()
    page.wait_for_selector("#stage")
    return page


def seconds(page: Page) -> int:
    minutes, rest = page.locator("time[role=timer]").inner_text().split(":")
    return int(minutes) * 60 + int(rest)


def test_a_killed_server_loses_neither_text_nor_clock_nor_place(
    windows: Windows, server: Server
) -> None:
    page = begin(windows.open(QUESTION))
    prompt, before = page.locator("h1").inner_text(), seconds(page)
    page.locator(BOX).press_sequentially("The first half, saved. ")
    expect(page.locator("#saved")).to_have_text(SAVED)

    server.kill()
    page.locator(BOX).press_sequentially("The second half, typed while the server was gone.")
    expect(page.locator("#saved")).to_contain_text("Your text is kept in this browser")
    server.start()
    page.reload()

    expect(page.locator(BOX)).to_have_value(
        "The first half, saved. The second half, typed while the server was gone."
    )
    assert page.locator("h1").inner_text() == prompt
    assert before - 60 < seconds(page) <= before
    expect(page.locator("#saved")).to_have_text(SAVED)
    elsewhere = windows.open(page.url.removeprefix(server.url))
    expect(elsewhere.locator(BOX)).to_have_value(re.compile("second half"))


def test_a_page_left_open_saves_by_itself_when_the_server_is_back(
    windows: Windows, server: Server
) -> None:
    page = begin(windows.open(QUESTION))
    server.kill()
    page.locator(BOX).press_sequentially("Typed into the void.")
    expect(page.locator("#saved")).to_contain_text("trying again")

    server.start()

    expect(page.locator("#saved")).to_have_text(SAVED)


def test_a_keystroke_reaches_the_server_within_a_second_however_long_one_types(
    windows: Windows,
) -> None:
    page = begin(windows.open(QUESTION))

    with page.expect_response(lambda reply: reply.url.endswith("/draft"), timeout=1000) as saved:
        page.locator(BOX).press_sequentially("x" * 30, delay=25)

    assert saved.value.ok


def test_leaving_the_page_saves_what_was_typed_last(windows: Windows) -> None:
    page = begin(windows.open(QUESTION))
    here = page.url
    page.locator(BOX).fill("gone in an instant")

    page.goto("about:blank")

    page.goto(here)
    expect(page.locator(BOX)).to_have_value("gone in an instant")


def test_a_round_is_answered_with_the_keyboard_alone(windows: Windows) -> None:
    page = windows.open(QUESTION)
    tab_to(page, "Practise it now")
    page.keyboard.press("Enter")
    page.wait_for_selector("#stage")
    first = page.locator("h1").inner_text()

    tab_to(page, "Your answer")
    page.keyboard.type("I would look at the costs.")
    page.keyboard.press("Control+Enter")

    expect(page.locator("h1")).not_to_have_text(first)
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator("#announcer")).to_have_text(re.compile("Follow-up"))
    page.keyboard.type("typing goes into the answer")
    expect(page.locator(BOX)).to_have_value("typing goes into the answer")
    tab_to(page, "End the round")
    page.keyboard.press("Enter")
    tab_to(page, "Yes, end it")
    page.keyboard.press("Enter")
    page.wait_for_url("**/debrief")


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the element with this name has focus; a trap would never get there."""
    script = """() => { const e = document.activeElement;
        return [e.innerText, e.getAttribute('aria-label'), e.labels?.[0]?.innerText].join(' ') }"""
    for _ in range(60):
        page.keyboard.press("Tab")
        if name in page.evaluate(script):
            return
    pytest.fail(f"Tab never reaches {name!r}")


def test_a_hint_comes_without_a_reload_and_leaves_the_text(windows: Windows) -> None:
    page = begin(windows.open(QUESTION))
    page.evaluate("window.sameDocument = true")
    page.locator(BOX).fill("half a thought")

    page.get_by_role("button", name="Ask for a hint").click()

    expect(page.get_by_text("A hint", exact=True)).to_be_visible()
    expect(page.locator(BOX)).to_have_value("half a thought")
    assert page.evaluate("window.sameDocument")


def test_an_answer_is_not_lost_when_the_server_is_gone(windows: Windows, server: Server) -> None:
    page = begin(windows.open(QUESTION))
    page.locator(BOX).fill("sent into the void")
    server.kill()

    page.get_by_role("button", name="Send answer").click()

    expect(page.locator("#saved")).to_contain_text("out of reach")
    expect(page.locator(BOX)).to_have_value("sent into the void")
    server.start()
    page.get_by_role("button", name="Send answer").click()
    expect(page.locator(".exchange")).to_contain_text("sent into the void")


def test_a_stale_tab_is_told_and_keeps_its_text(windows: Windows) -> None:
    page = begin(windows.open(QUESTION))
    older = windows.tab(page.context, page.url.removeprefix(windows.url))
    page.locator(BOX).fill("The one that counts.")
    page.get_by_role("button", name="Send answer").click()
    expect(page.locator(".exchange")).to_contain_text("The one that counts.")

    older.locator(BOX).fill("Written in the older tab.")
    older.keyboard.press("Control+Enter")

    expect(older.locator("h1")).to_have_text("The rehearsal has moved on")
    expect(older.locator("#stage")).to_contain_text("Written in the older tab.")


def test_the_clock_runs_can_be_hidden_and_stays_hidden(windows: Windows) -> None:
    page = begin(windows.open(QUESTION))
    clock = page.locator("time[role=timer]")
    start = clock.inner_text()
    expect(clock).not_to_have_text(start)

    page.get_by_role("button", name="Hide the clock").click()

    expect(clock).to_be_hidden()
    page.reload()
    expect(clock).to_be_hidden()
    page.get_by_role("button", name="Show the clock").click()
    expect(clock).to_be_visible()


def test_a_round_is_sat_without_javascript(windows: Windows) -> None:
    page = windows.open(QUESTION, java_script_enabled=False)
    page.get_by_role("button", name="Practise it now").click()

    page.locator(BOX).fill("half a thought")
    page.get_by_role("button", name="Save what I typed").click()
    expect(page.locator(BOX)).to_have_value("half a thought")
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Go on").click()
    page.locator(BOX).fill("Accuracy says little when almost every payment is legitimate.")
    page.get_by_role("button", name="Send answer").click()
    expect(page.locator(".exchange")).to_contain_text("almost every payment")
    page.locator("summary", has_text="End the round").click()
    page.get_by_role("button", name="Yes, end it").click()

    expect(page.locator("main")).to_contain_text("What you said, and what it earned")
