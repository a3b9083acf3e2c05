"""A résumé in a real browser: handed in, read, defended; with a pointer, keys, or no script."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships none
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import Windows
from tests.web.test_resumes import JOB, TEXT

pytestmark = pytest.mark.browser

PDF = Path(__file__).parents[1] / "resume" / "files" / "linkedin-adeyemi.pdf"
WORDS = FilePayload(name="ada.md", mimeType="text/markdown", buffer=TEXT.encode())


def handed_in(windows: Windows, **options: object) -> Page:
    page = windows.open("/resumes", **options)
    page.get_by_label("Choose a file").set_input_files(PDF)
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url("**/resumes/*")
    return page


def axe(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    windows: Windows, scheme: str, width: int
) -> None:
    page = handed_in(windows, color_scheme=scheme, viewport={"width": width, "height": 900})
    here = page.url
    page.goto(windows.url + "/resumes")
    page.get_by_label("job description", exact=False).first.fill(JOB)
    page.get_by_role("button", name="Prepare for this job").click()
    axe(page)
    page.get_by_label("Choose a file").set_input_files(WORDS)
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url("**/resumes/*")
    axe(page)
    page.goto(here)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.get_by_role("link", name="ada.md").first.click()

    expect(page.locator("h1")).to_have_text("Two versions")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_finding_and_its_place_light_each_other(windows: Windows) -> None:
    page = handed_in(windows, viewport={"width": 1280, "height": 900})
    link = page.locator(".line .found a").first
    name = page.locator(".line .found:has(a)").first.get_attribute("id")

    link.focus()

    assert "on" in (page.locator(f"#at-{name}").get_attribute("class") or "").split()
    page.keyboard.press("Enter")
    assert page.url.endswith(f"#at-{name}")
    page.locator(f"#at-{name}").focus()
    assert "on" in (page.locator(f"#{name}").get_attribute("class") or "").split()
    page.keyboard.press("Enter")
    assert page.url.endswith(f"#{name}")


def test_the_page_is_folded_on_a_telephone_and_open_on_a_desk(windows: Windows) -> None:
    page = handed_in(windows, viewport={"width": 390, "height": 844})

    expect(page.locator(".leaf img").first).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.locator(".leaf img").first).to_be_visible()


def test_evidence_is_saved_as_it_is_typed_and_survives_a_reload(windows: Windows) -> None:
    page = handed_in(windows)
    page.get_by_text("What backs it").first.click()
    with page.expect_response("**/api/v1/claims/*"):
        page.locator("textarea").first.fill("The dashboard of March, and Bo.")

    page.reload()

    expect(page.locator("textarea").first).to_have_value("The dashboard of March, and Bo.")


def test_a_dropped_file_is_read_and_a_bad_one_told_beside_the_form(windows: Windows) -> None:
    page = windows.open("/resumes")
    drop = """([name, text]) => { const files = new DataTransfer();
        files.items.add(new File([text], name));
        document.querySelector('.drop').dispatchEvent(
            new DragEvent('drop', {dataTransfer: files, bubbles: true, cancelable: true})); }"""

    page.evaluate(drop, ["cv.pdf", "%PDF-1.7 torn"])

    expect(page.locator("#file-wrong")).to_contain_text("cv.pdf is damaged")
    expect(page.get_by_role("button", name="Read it")).to_be_enabled()
    page.evaluate(drop, ["ada.md", TEXT])
    page.wait_for_url("**/resumes/*")
    expect(page.locator("h1")).to_have_text("ada.md")


def test_all_of_it_works_without_javascript(windows: Windows) -> None:
    page = handed_in(windows, java_script_enabled=False)
    page.get_by_text("What an interviewer would ask").first.click()

    page.get_by_role("button", name="Rehearse this").first.click()

    expect(page.locator("textarea")).to_be_visible()


def test_the_keyboard_alone_gets_from_the_file_to_the_round(windows: Windows) -> None:
    page = windows.open("/resumes")
    page.get_by_label("Choose a file").set_input_files(WORDS)
    page.get_by_label("Choose a file").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/resumes/*")
    page.get_by_role("button", name="Defend this résumé").focus()

    page.keyboard.press("Enter")

    page.wait_for_selector("#stage")
