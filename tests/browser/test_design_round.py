"""A design round in a real browser: fields, a board that is drawn, the lab, and what is kept."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships none
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, Windows, serving
from tests.cases import write_design_pack

pytestmark = pytest.mark.browser

SAVED = re.compile("^Saved")
BOARD = "payments -> scoring: each payment\nscoring -> log"
LONG = 120_000  # ms; a busy machine measures slowly


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("design")
    yield from serving(folder / "data", str(write_design_pack(folder)))


def begin(windows: Windows, **options: object) -> Page:
    page = windows.open("/cases/cards", **options)
    page.get_by_role("button", name="Start").click()
    page.wait_for_selector("[data-designing]")
    return page


def skip_to(page: Page, task: str) -> None:
    """Skip questions until something is to be done."""
    for _ in range(20):
        if page.locator(f"[data-designing={task}]").count():
            return
        turn = page.locator("#work [name=turn]").input_value()
        page.get_by_role("button", name="Skip this question").click()
        expect(page.locator("#work [name=turn]")).not_to_have_value(turn)
    pytest.fail(f"the round never comes to {task!r}")


def tab_and_type(page: Page, selector: str, text: str = "") -> None:
    """Press Tab until an element has focus, then type; a trap would never get there."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("which => document.activeElement.matches(which)", selector):
            page.keyboard.type(text)
            return
    pytest.fail(f"Tab never reaches {selector!r}")


def test_a_fact_is_asked_for_beside_the_answer_and_a_folded_template_stays_folded(
    windows: Windows,
) -> None:
    page = begin(windows)
    template = page.locator("[data-fold=template]")
    expect(template).to_have_attribute("open", "")
    template.locator("summary").click()
    page.locator("#answer").fill("half a thought")

    tab_and_type(page, "#query", "how much traffic")
    page.keyboard.press("Enter")

    expect(page.locator(".way-reply")).to_contain_text("The traffic is 100.")
    expect(page.locator("#answer")).to_have_value("half a thought")
    expect(page.locator("[data-share-left]")).to_have_text(re.compile(r"\d:\d\d"))
    expect(template).not_to_have_attribute("open", "")


def test_the_board_is_changed_by_keyboard_and_every_change_is_announced(windows: Windows) -> None:
    page = begin(windows)
    skip_to(page, "board")
    page.locator("#answer").fill(BOARD)
    expect(page.locator(".board-drawing .board-box")).to_have_count(3)
    said, text = page.locator("#announcer"), page.locator("#answer")

    tab_and_type(page, "[data-fold=lists] > summary")
    page.keyboard.press("Enter")
    tab_and_type(page, "#box-name", "a -> b")
    page.keyboard.press("Enter")
    expect(page.locator("[data-edit-wrong]")).to_contain_text("short name without an arrow")
    page.locator("#box-name").fill("dashboards")
    page.keyboard.press("Enter")
    expect(said).to_have_text("dashboards added.")
    tab_and_type(page, "#flow-from", "log")
    tab_and_type(page, "#flow-to", "dash")
    tab_and_type(page, "#flow-what", "scores")
    page.keyboard.press("Enter")
    expect(said).to_have_text("log now leads to dashboards: scores.")
    tab_and_type(page, "#box-old", "dash")
    tab_and_type(page, "#box-new", "monitoring")
    page.keyboard.press("Enter")
    expect(said).to_have_text("dashboards is now called monitoring.")
    tab_and_type(page, "[value='remove:payments']")
    page.keyboard.press("Enter")

    expect(said).to_have_text("payments removed with 1 arrow.")
    assert text.input_value().split("\n") == [
        "scoring",
        "scoring -> log",
        "monitoring",
        "log -> monitoring: scores",
    ]
    expect(page.locator("#saved")).to_have_text(SAVED)
    expect(page.locator(".board-drawing")).to_contain_text("log sends scores to monitoring.")
    page.reload()
    expect(text).to_have_value(re.compile("log -> monitoring: scores"))


def test_a_killed_server_loses_no_field_no_line_and_no_choice(
    windows: Windows, server: Server
) -> None:
    page = begin(windows)
    skip_to(page, "capacity")
    page.get_by_label("The rate").fill("8.64e6/86400 * 3 = 300/s")
    expect(page.locator("[data-read=rate]")).to_have_text("Read as 300 /s.")
    expect(page.locator("#saved")).to_have_text(SAVED)

    server.kill()
    page.get_by_label("The store").fill("1e6 * 1 kB\n= 1 GB")
    expect(page.locator("#saved")).to_contain_text("kept in this browser")
    server.start()
    page.reload()

    expect(page.get_by_label("The rate")).to_have_value("8.64e6/86400 * 3 = 300/s")
    expect(page.get_by_label("The store")).to_have_value("1e6 * 1 kB\n= 1 GB")
    expect(page.locator("#saved")).to_have_text(SAVED)
    skip_to(page, "lab")
    page.locator("[data-lab][type=radio]").nth(0).check()
    page.locator("[name^=mean-]").first.fill("0.2")
    expect(page.locator("#saved")).to_have_text(SAVED)
    server.kill()
    page.locator("[name^=low-]").first.fill("a fif")
    expect(page.locator("#saved")).to_contain_text("kept in this browser")
    server.start()
    page.reload()
    expect(page.locator("[data-lab][type=radio]").nth(0)).to_be_checked()
    expect(page.locator("[name^=mean-]").first).to_have_value("0.2")
    expect(page.locator("[name^=low-]").first).to_have_value("a fif")


def run_lab(page: Page) -> None:
    for number, value in (("mean", "0.2"), ("low", "0.1"), ("high", "0.3")):
        page.locator(f"[name^={number}-]").first.fill(value)
    page.get_by_role("button", name="Lock it and run").click()
    expect(page.get_by_role("button", name="Go on to the defence")).to_be_visible(timeout=LONG)


def test_a_round_looks_right_to_axe_and_on_a_telephone_at_every_stop(windows: Windows) -> None:
    page = begin(windows, reduced_motion="reduce")
    stops = ("talk", "capacity", "board", "lab", "came", "defence", "debrief")

    for stop in stops:
        if stop in ("capacity", "board", "lab"):
            skip_to(page, stop)
        if stop == "board":
            page.locator("#answer").fill(BOARD + "\n-> lost")
            expect(page.locator(".board-drawing .board-box")).to_have_count(3)
        if stop == "came":
            run_lab(page)
        if stop == "defence":
            page.get_by_role("button", name="Go on to the defence").click()
            expect(page.locator("h1.prompt")).to_have_text(re.compile(r"\d"))
        if stop == "debrief":
            page.get_by_role("button", name="Yes, end it").click()  # all is unfolded
            page.wait_for_url("**/debrief")
        looks_right(page)


def looks_right(page: Page) -> None:
    """No finding of axe by day on a screen and by night on a telephone; no sideways scrolling."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    for width, scheme in ((1280, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1280, "height": 844})
