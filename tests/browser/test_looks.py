"""What every page promises: nothing axe finds, no sideways scrolling, a theme that stays."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships none
from playwright.sync_api import Page, expect

from tests.browser.conftest import Windows

pytestmark = pytest.mark.browser

PAGES = [
    "/",
    "/rounds/phone-screen",
    "/questions",
    "/questions/accuracy-under-imbalance",
    "/history",
    "/marks",
    "/nowhere",
    "asking",
    "followed-up",
    "paused",
    "debrief",
]


def visit(windows: Windows, name: str, **options: object) -> Page:
    """Open a page by its address, or get a round to where it shows."""
    if name.startswith("/"):
        return windows.open(name, **options)
    page = windows.open("/questions/accuracy-under-imbalance", **options)
    page.get_by_role("button", name="Practise it now").click()
    page.wait_for_selector("#stage")
    if name in ("followed-up", "debrief"):
        page.locator("textarea").fill("Accuracy says little when one class is this rare.")
        page.get_by_role("button", name="Send answer").click()
        expect(page.locator(".exchange .candidate")).to_be_visible()
        page.get_by_role("button", name="Ask for a hint").click()
        expect(page.locator(".exchange .way-hint")).to_be_visible()
    if name == "paused":
        page.get_by_role("button", name="Pause").click()
        expect(page.locator("h1")).to_have_text("Paused")
    if name == "debrief":
        page.locator("summary", has_text="End the round").click()
        page.get_by_role("button", name="Yes, end it").click()
        page.wait_for_url("**/debrief")
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(windows: Windows, name: str, scheme: str) -> None:
    page = visit(windows, name, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", PAGES)
def test_a_telephone_never_scrolls_sideways(windows: Windows, name: str) -> None:
    page = visit(windows, name, viewport={"width": 390, "height": 844})
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_theme_changes_at_once_and_stays(windows: Windows) -> None:
    page = windows.open("/", color_scheme="light")
    page.evaluate("window.sameDocument = true")

    with page.expect_response("**/theme"):
        page.get_by_role("button", name="Dark").click()

    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    assert page.evaluate("window.sameDocument")
    page.goto(windows.url + "/history")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_a_debrief_is_printed_without_its_buttons(windows: Windows) -> None:
    page = visit(windows, "debrief")

    page.emulate_media(media="print")

    assert page.get_by_role("button").filter(visible=True).count() == 0
    expect(page.locator("mark, .spoken").first).to_be_visible()
