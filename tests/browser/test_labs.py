"""A lab in a real browser: choose, expect, answer at once, run for real, stop, reload, compare."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships none
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, Windows
from tests.web.lab_pages import LAB, a_small_grid

pytestmark = pytest.mark.browser

LONG = 120_000  # ms; a busy machine measures slowly


@pytest.fixture(scope="module", autouse=True)
def grid(server: Server) -> None:
    a_small_grid(server.folder / "grids", {}, {"weights": "none"}, {"prevalence": 0.5})


def choose(windows: Windows, lab: str = LAB, seed: int = 0, **options: object) -> Page:
    page = windows.open(f"/labs/{lab}", **options)
    if seed:
        page.get_by_text("Draw other data").click()
        page.get_by_label("Seed").fill(str(seed))
    page.get_by_role("button", name="Say what you expect").click()
    expect(page.locator("h1")).to_have_text("What do you expect?")
    return page


def predict(page: Page) -> None:
    for box in page.get_by_label("I expect").all():
        box.fill("0.5")
    for box in page.get_by_label("give or take").all():
        box.fill("0.1")
    page.get_by_role("button", name="Seal it and run").click()


def axe(page: Page, width: int) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1280)])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    windows: Windows, scheme: str, width: int
) -> None:
    page = choose(windows, color_scheme=scheme, viewport={"width": width, "height": 900})
    axe(page, width)
    predict(page)
    expect(page.locator("h1")).to_have_text("What came of it")
    axe(page, width)
    page.goto(f"{windows.url}/labs/{LAB}")
    page.get_by_label("None", exact=False).first.check()
    page.get_by_role("button", name="Say what you expect").click()
    predict(page)
    page.goto(f"{windows.url}/labs/{LAB}")
    for box in page.get_by_role("checkbox").all()[:2]:
        box.check()
    axe(page, width)

    page.get_by_role("button", name="Set side by side").click()

    expect(page.locator("h1")).to_have_text("Side by side")
    axe(page, width)
    page.goto(f"{windows.url}/labs")
    axe(page, width)


def test_a_grids_answer_is_checked_by_a_real_run_while_one_types(windows: Windows) -> None:
    page = choose(windows)
    predict(page)
    expect(page.get_by_text("came at once from a grid")).to_be_visible()
    page.get_by_role("button", name="Run it for real").click()
    box = page.get_by_label("Your answer").first
    box.fill("The scores are not")

    expect(page.locator("#lab-check")).to_contain_text("The same numbers.", timeout=LONG)

    expect(box).to_be_focused()
    expect(box).to_have_value("The scores are not")
    expect(page.locator("[data-save-status]").first).to_have_text(re.compile("^Saved"))
    page.reload()
    expect(page.get_by_label("Your answer").first).to_have_value("The scores are not")


def test_a_run_is_watched_left_come_back_to_and_stopped(windows: Windows) -> None:
    page = choose(windows, "recall", seed=1)
    predict(page)
    expect(page.locator("h1")).to_have_text("Running it for real")
    expect(page.locator("[data-what]")).to_contain_text("seed 1 of 5", timeout=LONG)

    page.reload()

    expect(page.locator("[data-what]")).to_contain_text("seed", timeout=LONG)
    axe(page, 1280)
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("nothing is kept but what you expected")).to_be_visible()
    expect(page.get_by_role("button", name="Run it again")).to_be_visible()


def test_a_killed_server_keeps_the_design_and_what_was_expected(
    windows: Windows, server: Server
) -> None:
    page = choose(windows, "recall", seed=2)
    predict(page)
    expect(page.locator("[data-measuring]")).to_be_visible()

    server.kill()
    server.start()
    page.reload()

    expect(page.get_by_text("Greenroom was closed before it was done")).to_be_visible()
    expect(page.get_by_text("0.5, give or take 0.1")).to_be_visible()


def test_numbers_that_are_not_sealed_yet_outlive_the_page(windows: Windows) -> None:
    page = choose(windows, seed=4)
    page.get_by_label("I expect").first.fill("0.25")

    page.reload()

    expect(page.get_by_label("I expect").first).to_have_value("0.25")


def test_the_keyboard_alone_chooses_and_predicts(windows: Windows) -> None:
    page = windows.open(f"/labs/{LAB}")
    page.get_by_role("radio", checked=True).first.focus()
    page.keyboard.press("ArrowUp")
    picked = page.get_by_role("radio", checked=True).first.get_attribute("value")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("What do you expect?")
    assert picked == "0.5"

    page.get_by_label("I expect").first.focus()
    page.keyboard.type("0.2")
    page.keyboard.press("Tab")
    page.keyboard.type("0.1")
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text("What came of it")


def test_without_javascript_a_run_is_looked_at_again_and_answers_are_saved(
    windows: Windows,
) -> None:
    page = choose(windows, seed=3, java_script_enabled=False)
    predict(page)

    expect(page.locator("h1")).to_have_text("What came of it", timeout=LONG)
    page.get_by_label("Your answer").first.fill("By counting.")
    page.get_by_role("button", name="Save").first.click()

    expect(page.get_by_label("Your answer").first).to_have_value("By counting.")
