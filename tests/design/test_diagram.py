import re
from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from greenroom.design.board import parse
from greenroom.design.diagram import sentences, svg
from greenroom.design.layout import Laid, lay_out
from tests.design.boards import EXAMPLE

NAMES = [f"box {letter}" for letter in "abcdefgh"]
edges = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=24)


def laid(edges: list[tuple[str, str]]) -> Laid:
    return lay_out(NAMES, edges, dict.fromkeys(NAMES, 90.0))


def boxes(drawn: str) -> list[tuple[float, float, float, float]]:
    pattern = r'<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)"'
    found = [[float(number) for number in match] for match in re.findall(pattern, drawn)]
    return [(x, y, x + width, y + height) for x, y, width, height in found]


@given(edges)
def test_every_arrow_runs_from_layer_to_layer(edges: list[tuple[str, str]]) -> None:
    layout = laid(edges)

    depth = {name: number for number, layer in enumerate(layout.layers) for name in layer}
    for edge, route in layout.routes.items():
        depths = [depth[name] for name in route]
        assert depths == list(range(depths[0], depths[0] + len(route)))
        assert {route[0], route[-1]} == set(edge)


@given(edges)
def test_nothing_in_a_layer_overlaps(edges: list[tuple[str, str]]) -> None:
    layout = laid(edges)

    for layer in layout.layers:
        middles = [layout.centres[name] for name in layer if name in NAMES]
        assert middles == sorted(middles)
        assert all(right - left > 90 for left, right in pairwise(middles))


def test_arrows_that_need_not_cross_do_not() -> None:
    layout = laid([("box a", "box d"), ("box b", "box c"), ("box a", "box c"), ("box b", "box e")])

    upper, lower = layout.layers[0], layout.layers[1]
    ends = sorted((upper.index(source), lower.index(target)) for source, target in layout.routes)
    assert [end for _, end in ends] == sorted(end for _, end in ends)


def test_an_arrow_back_is_turned_round_and_all_others_lead_down() -> None:
    circle = [("box a", "box b"), ("box b", "box c"), ("box c", "box a")]

    layout = laid(circle)

    turned = [edge for edge, route in layout.routes.items() if route[0] != edge[0]]
    assert turned == [("box c", "box a")]


def test_what_nothing_leads_to_stands_just_above_what_it_leads_to() -> None:
    layout = laid([("box a", "box b"), ("box b", "box c"), ("box d", "box c")])

    assert layout.layers[1] == ("box b", "box d")


def test_a_drawing_says_itself_in_words_and_every_box_can_be_reached() -> None:
    drawing = ElementTree.fromstring(svg(parse(EXAMPLE), "The board"))  # noqa: S314  # our own drawing

    space = "{http://www.w3.org/2000/svg}"
    reachable = [group for group in drawing.iter(f"{space}g") if group.get("tabindex") == "0"]
    assert drawing.findtext(f"{space}title") == "The board"
    assert "feature library sends" not in (drawing.findtext(f"{space}desc") or "")
    assert "online store sends features to scoring." in (drawing.findtext(f"{space}desc") or "")
    assert len(reachable) == len(parse(EXAMPLE).boxes)
    assert reachable[0].get("aria-label") == "gateway; from scoring; to scoring, feature library"


def test_a_drawing_has_no_script_style_font_file_or_address() -> None:
    drawn = svg(parse("<script>alert(1)</script> -> b: \"x\" & 'y'\n[<b>]"))

    ElementTree.fromstring(drawn)  # noqa: S314  # our own drawing
    assert "<script" not in drawn
    assert not re.search(r"style=|href|url\(|http(?!://www\.w3\.org/2000/svg)", drawn)


@given(edges, st.lists(st.sampled_from(["Monitoring", "Fallback"]), unique=True))
def test_no_two_boxes_overlap_and_all_lie_inside(
    edges: list[tuple[str, str]], missing: list[str]
) -> None:
    text = "\n".join([*(f"{one} -> {other}: rows" for one, other in edges), *NAMES])

    drawn = svg(parse(text), missing=missing)

    width, height = (float(n) for n in re.findall(r'viewBox="0 0 (\d+) (\d+)"', drawn)[0])
    areas = boxes(drawn)
    assert len(areas) == len(NAMES) + len(missing)
    assert all(min(a) >= 0 and a[2] <= width and a[3] <= height for a in areas)
    assert not any(
        one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
        for number, one in enumerate(areas)
        for two in areas[:number]
    )


@given(st.text(max_size=80))
def test_any_text_is_drawn_and_nothing_in_it_becomes_markup(text: str) -> None:
    drawn = svg(parse(text), title=text)

    tags = set(re.findall(r"<(\w+)", drawn))
    assert tags <= {"svg", "title", "desc", "g", "rect", "text", "tspan", "path"}


def test_the_same_board_is_the_same_bytes() -> None:
    assert svg(parse(EXAMPLE)) == svg(parse(EXAMPLE))


def test_what_is_missing_is_dashed_and_said() -> None:
    drawn = svg(parse("a -> b"), missing=["Monitoring"])

    assert 'aria-label="Missing: Monitoring"' in drawn
    assert "stroke-dasharray" in drawn


def test_sentences_tell_arrows_both_ways_notes_and_what_stands_alone() -> None:
    told = sentences(parse("a <-> b: rows\nb -> c\nc -> b: back\nd: a note\ne -> e"))

    assert told == (
        "a and b send each other rows.",
        "b and c send each other back.",
        "e leads to e.",
        "d stands alone.",
        "d: a note.",
    )


def test_two_arrows_that_say_different_things_stay_two() -> None:
    told = sentences(parse("a -> b: payment\nb -> a: answer"))

    assert told == ("a sends payment to b.", "b sends answer to a.")


def test_two_arrows_between_the_same_boxes_lie_beside_each_other() -> None:
    drawn = svg(parse("a -> b: payment\nb -> a: answer"))

    paths = re.findall(r'<path d="(M[^"]+)" fill="none"', drawn)
    assert len(set(paths)) == 2


def test_an_empty_board_is_drawn_empty() -> None:
    assert "Nothing is on the board yet." in svg(parse(""))
