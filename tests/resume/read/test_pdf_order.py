"""The order a PDF's page is read in: rails, columns, tables, furniture, bullets."""

from tests.resume.read.pages import line_with, read_typst, rules, said

BULLETS = """- Cut serving cost by 40% with a distilled two-tower model that replaced rules
- Built drift alerts
"""
SIDEBAR = """#set page(margin: 1.5cm)
#set text(9pt)
#text(20pt)[*Ana Ortiz*]
#grid(columns: (5cm, 1fr), column-gutter: 0.8cm,
[*CONTACT* \\ ana\\@x.org \\ +34 600 111 222 \\ Madrid \\ *SKILLS* \\ Python \\ Spark \\ Ray],
[*EXPERIENCE* \\ *ML Engineer* #h(1fr) 2020 – Present \\ Acme Corp, Madrid
BULLETS
*Data Scientist* #h(1fr) 2016 – 2019 \\ Beta GmbH, Berlin
- Forecast demand of 300 shops with gradient boosting])
""".replace("BULLETS", BULLETS)


def test_what_stands_at_the_right_of_a_row_is_a_line_of_its_own_after_it() -> None:
    document = read_typst(f"*Senior ML Engineer*, Acme #h(1fr) Jan 2020 – present\n{BULLETS}")

    assert said(document)[:3] == [
        "Senior ML Engineer, Acme",
        "Jan 2020 – present",
        said(document)[2],
    ]
    assert [line.rail for line in document.lines[:3]] == [False, True, False]


def test_a_rail_beside_an_entry_and_its_bullets_cuts_no_bullet() -> None:
    document = read_typst(
        "#grid(columns: (1fr, 4cm), [*Acme Corp*, ML Engineer\n"
        f"{BULLETS}], align(right)[Madrid, Spain \\ Jan 2020 – Aug 2024 \\ 4 years 8 months])"
    )

    assert said(document) == [
        "Acme Corp, ML Engineer",
        "Madrid, Spain",
        "Jan 2020 – Aug 2024",
        "4 years 8 months",
        "Cut serving cost by 40% with a distilled two-tower model that replaced",
        "rules",
        "Built drift alerts",
    ]
    assert [line.rail for line in document.lines] == [False, True, True, True, *[False] * 3]


def test_a_rail_drawn_after_all_else_still_follows_its_row() -> None:
    document = read_typst(
        f"*ML Engineer*\n{BULLETS}\n*Data Scientist*\n- Forecast demand\n"
        "#place(top + right, dy: 0pt)[2020 – 2024]"
        "#place(top + right, dy: 54pt)[2016 – 2019]"
    )

    lines = said(document)
    assert lines.index("2020 – 2024") == lines.index("ML Engineer") + 1


def test_dates_at_the_left_follow_the_row_they_stand_beside() -> None:
    document = read_typst(
        "#grid(columns: (2.6cm, 1fr), [Jan 2020 – \\ present], [*ML Engineer*, Acme\n"
        f"{BULLETS}], [2016 – 2019], [*Data Scientist*, Beta])"
    )

    assert said(document)[:3] == ["ML Engineer, Acme", "Jan 2020 –", "present"]
    assert said(document)[-2:] == ["Data Scientist, Beta", "2016 – 2019"]
    assert line_with(document, "present").rail


def test_the_side_column_is_read_after_the_main_one() -> None:
    document = read_typst(SIDEBAR)

    side = [document.words(line) for line in document.lines if line.column]
    assert said(document)[:3] == ["Ana Ortiz", "EXPERIENCE", "ML Engineer"]
    assert side[0] == "CONTACT"
    assert side[-1] == "Ray"
    assert said(document)[-len(side) :] == side
    assert "two-columns" in rules(document)


def test_a_column_with_the_name_in_it_comes_first() -> None:
    name, rest = SIDEBAR.split("\n#grid", 1)
    document = read_typst(
        name.replace("#text(20pt)[*Ana Ortiz*]", "")
        + "\n#grid"
        + rest.replace("[*CONTACT*", "[#text(20pt)[*Ana Ortiz*] \\ *CONTACT*", 1)
    )

    assert said(document)[:2] == ["Ana Ortiz", "CONTACT"]
    assert line_with(document, "Ana Ortiz").column == 1


def test_an_entry_that_goes_on_over_the_page_is_not_cut_by_the_side_column() -> None:
    document = read_typst(
        "#set page(height: 9cm, margin: 1cm)\n#set text(9pt)\n"
        "#grid(columns: (4cm, 1fr), column-gutter: 1cm,"
        "[*SKILLS* \\ Python \\ Spark \\ Ray \\ Go \\ Kafka],"
        "[*EXPERIENCE* \\ *ML Engineer* \\ " + "#lorem(300)" + " \\ *EDUCATION* \\ MSc Statistics])"
    )

    pages = [line.page for line in document.lines if not line.column]
    assert len(document.pages) > 1
    assert pages == sorted(pages)
    assert said(document)[-1] == "Kafka"


def test_a_table_of_skills_is_read_row_by_row() -> None:
    rows = ("Languages", "Python, Go"), ("Tools", "Spark, Ray"), ("Clouds", "AWS"), ("DBs", "SQL")
    cells = ", ".join(f"[{left}], [{right}]" for left, right in rows)
    document = read_typst(f"#grid(columns: (3cm, 1fr), row-gutter: 6pt, {cells})")

    assert said(document) == [cell for row in rows for cell in row]
    assert "two-columns" not in rules(document)


def test_a_row_of_contacts_is_no_rail() -> None:
    document = read_typst("#align(center)[Madrid #h(1cm) ana\\@x.org #h(1cm) +34 600 111 222]")

    assert not any(line.rail for line in document.lines)


def test_page_numbers_dates_of_print_and_repeated_lines_are_furniture() -> None:
    document = read_typst(
        "#set page(header: [Ana Ortiz], footer: context [Page #counter(page).display() of 2])\n"
        "#place(top + right, dy: -8pt)[Last updated in Nov 2026]\n"
        f"= Experience\n{BULLETS}#pagebreak()\n*Acme*\n{BULLETS}"
    )

    furniture = [document.words(line) for line in document.lines if line.role == "furniture"]
    assert furniture == ["Last updated in Nov 2026", "Page 1 of 2", "Ana Ortiz", "Page 2 of 2"]
    assert line_with(document, "Ana Ortiz").role == ""


def test_bullets_lose_their_sign_and_keep_their_depth() -> None:
    document = read_typst("- Built drift alerts\n  - with retraining\n- Wrote tests\n\nAfterwards")

    assert said(document) == ["Built drift alerts", "with retraining", "Wrote tests", "Afterwards"]
    assert [line.role for line in document.lines] == ["bullet", "bullet", "bullet", ""]
    assert [line.indent for line in document.lines[:3]] == [0, 1, 0]


def test_a_bullet_may_be_any_sign_or_a_drawn_dot() -> None:
    for marker in ("[–]", "[➤]", "[◆]", "[\\*]", "[»]", "box(circle(radius: 1.5pt, fill: black))"):
        document = read_typst(f"#set list(marker: {marker})\nAcme\n- Built alerts\n- Wrote tests")

        assert said(document) == ["Acme", "Built alerts", "Wrote tests"], marker
        assert [line.role for line in document.lines] == ["", "bullet", "bullet"], marker


def test_a_phone_number_and_a_minus_are_no_bullets() -> None:
    document = read_typst("+34 600 111 222 \\ \\-5% churn \\ \\~40 models")

    assert said(document)[0] == "+34 600 111 222"
    assert not any(line.role for line in document.lines)


def test_a_heading_with_spaces_between_its_letters_is_one_word() -> None:
    document = read_typst("#text(tracking: 5pt)[WORK EXPERIENCE] \\ Acme Corp")

    assert said(document) == ["WORK EXPERIENCE", "Acme Corp"]


def test_links_lie_over_the_words_they_are_on() -> None:
    document = read_typst('See #link("https://github.com/anao")[my code] and more')

    link = document.links[0]
    assert (document.text[link.start : link.end], link.url) == (
        "my code",
        "https://github.com/anao",
    )


HEAD = "#set page(margin: 1.4cm)\n#set text(9pt)\n= Ana Ortiz\n"
JOB = f"*ML Engineer* #h(1fr) Jan 2020 – Present \\ Acme Corp, Madrid\n{BULLETS}"
SKILLS = "*SKILLS* \\ Python \\ Spark \\ *CERTIFICATES* \\ AWS \\ 2021 \\ GCP \\ 2022"


def test_dates_in_a_side_column_do_not_make_it_a_rail() -> None:
    document = read_typst(
        f"{HEAD}#grid(columns: (1fr, 4cm), column-gutter: 9pt, [*EXPERIENCE* \\ {JOB}], [{SKILLS}])"
    )

    side = [document.words(line) for line in document.lines if line.column]
    assert side == ["SKILLS", "Python", "Spark", "CERTIFICATES", "AWS", "2021", "GCP", "2022"]


def test_what_follows_both_columns_is_read_with_its_heading() -> None:
    paper = "- Ortiz A., Ranking with distilled two-tower models over long histories of purchases"
    document = read_typst(
        f"{HEAD}#grid(columns: (4cm, 1fr), column-gutter: 14pt, [{SKILLS}],"
        f"[*EXPERIENCE* \\ {JOB}])\n*PUBLICATIONS*\n{paper}"
    )

    main = [document.words(line) for line in document.lines if not line.column]
    assert main[-2] == "PUBLICATIONS"


def test_the_rest_of_a_side_column_on_the_next_page_stays_in_it() -> None:
    document = read_typst(
        f"#set page(height: 6.6cm)\n{HEAD}#grid(columns: (4cm, 1fr), column-gutter: 14pt,"
        f"[{SKILLS} \\ *INTERESTS* \\ Chess], [*EXPERIENCE* \\ {JOB}{JOB}])"
    )

    rest = [document.words(line) for line in document.lines if line.page == 1 and line.column]
    assert len(document.pages) == 2
    assert rest
    assert rest[-1] == "Chess"


def test_three_columns_under_one_heading_are_read_in_place() -> None:
    document = read_typst(
        f"{HEAD}*EXPERIENCE*\n{JOB}{JOB}\n*SKILLS*\n#grid(columns: (1fr, 1fr, 1fr),"
        "[*Languages* \\ Python \\ Go \\ C++], [*Tools* \\ Spark \\ Ray \\ Airflow],"
        "[*Methods* \\ Ranking \\ Drift \\ Bandits])"
    )

    assert said(document)[-13:] == [
        *("SKILLS", "Languages", "Python", "Go", "C++", "Tools", "Spark", "Ray", "Airflow"),
        *("Methods", "Ranking", "Drift", "Bandits"),
    ]


def test_a_place_under_the_dates_at_the_left_goes_with_them() -> None:
    document = read_typst(
        "#grid(columns: (3.6cm, 1fr), [Jan 2020 – Present \\ Madrid, Spain],"
        "[*ML Engineer* \\ Acme Corp])"
    )

    assert said(document) == ["ML Engineer", "Jan 2020 – Present", "Madrid, Spain", "Acme Corp"]
    assert [line.rail for line in document.lines] == [False, True, True, False]
