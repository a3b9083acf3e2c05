"""Two versions of a résumé, side by side."""

from hypothesis import given
from hypothesis import strategies as st

from greenroom.resume.compare import beside, compare
from greenroom.resume.model import Bullet, Part, Score

OLD = [Bullet("Cut fraud losses by 31% with LightGBM"), Bullet("Wrote the on-call guide")]
NEW = [
    Bullet("Wrote the on-call guide"),
    Bullet("Cut fraud losses by 34% with LightGBM"),
    Bullet("Trained a ranker on clicks"),
]


def a_score(points: int, share: float) -> Score:
    parts = (Part("numbers", "Numbers that hold", 20.0, share),)
    return Score(points, "1", parts, (), ())


def test_a_reworded_bullet_is_found_wherever_it_moved() -> None:
    rows = beside(OLD, NEW)

    assert [row.change for row in rows] == ["same", "changed", "added"]
    assert [each.text for each in rows[1].before if each.differs] == ["31%"]
    assert [each.text for each in rows[1].after if each.differs] == ["34%"]


def test_what_is_gone_stands_after_what_preceded_it() -> None:
    rows = beside(NEW, NEW[:1])

    assert [row.change for row in rows] == ["same", "gone", "gone"]


def test_parts_tell_the_points_gained() -> None:
    found = compare(a_score(60, 0.5), a_score(65, 0.75))

    assert (found.before, found.after, found.parts[0].gained) == (60, 65, 5.0)


TEXTS = st.lists(st.text("ab c", max_size=12).map(Bullet), max_size=6)


@given(TEXTS, TEXTS)
def test_every_bullet_of_both_versions_stands_in_one_row_word_for_word(
    old: list[Bullet], new: list[Bullet]
) -> None:
    rows = beside(old, new)

    said = ["".join(each.text for each in row.after) for row in rows if row.change != "gone"]
    was = ["".join(each.text for each in row.before) for row in rows if row.change != "added"]
    assert said == [each.text for each in new]
    assert sorted(was) == sorted(each.text for each in old)
