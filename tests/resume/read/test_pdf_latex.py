"""What LaTeX draws that no other program does: accents apart, icons with letters' codes."""

from greenroom.resume.read.columns import in_order
from greenroom.resume.read.glyphs import Word
from greenroom.resume.read.letters import composed, spelled
from greenroom.resume.read.style import Style
from tests.resume.read.words import a_run


def test_an_accent_that_is_drawn_before_its_letter_is_part_of_it() -> None:
    assert composed("Jos´e") == "José"
    assert composed("Garc´ıa") == "García"
    assert composed("M¨uller") == "Müller"
    assert composed("Franc¸ais") == "Français"
    assert composed("the team´s") == "the team´s"


def test_an_icon_is_no_letter_whatever_its_code_is_elsewhere() -> None:
    assert spelled("\x11", "ABCDEF+FontAwesome") == ""
    assert spelled("\x11", "CMR10") == "”"


def test_a_row_that_begins_with_an_icon_belongs_to_the_column_the_icon_stands_in() -> None:
    left = [a_run("Led the move to a new ranker", 40, 20 + 15 * row) for row in range(8)]
    right = [a_run("Lorem ipsum dolor", 300, 27 + 15 * row) for row in range(5)]
    dated = a_run("Sep 2021 – May 2025", 313, 102)
    dated.icon = Word("", 300, 308, 102, Style(), True, 0, "\uf073")
    runs = sorted([*left, *right, dated], key=lambda each: each.base)

    order = in_order([[each] for each in runs])

    assert dated in order.side
    assert not dated.rail
