"""What a page break must not do."""

from tests.resume.parse.written import printed, value


def test_an_entry_at_the_top_of_a_page_is_no_rest_of_the_bullet_before() -> None:
    bullet = "- Filed two patents on efficient quantisation of models for inference at the edge\n"
    resume = printed(
        "#set page(width: 420pt, height: 260pt)\n#text(20pt)[Ana Silva]\n\n"
        "#text(13pt)[*Experience*]\n\nGlobex Research, Intern #h(1fr) May 2020 – Aug 2020\n"
        + bullet
        + "#pagebreak()\nInitech Research, Intern #h(1fr) May 2019 – Aug 2019\n"
        + bullet
    )

    assert [value(each.name) for each in resume.work] == ["Globex Research", "Initech Research"]
