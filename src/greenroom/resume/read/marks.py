"""Bullets: the sign before a run, be it a letter, a symbol font's glyph, or a drawn dot."""

from collections import Counter
from collections.abc import Sequence

from greenroom.resume.document import Box
from greenroom.resume.read.datelike import is_only_date
from greenroom.resume.read.geometry import Row, Run
from greenroom.resume.read.signs import names_section

_SIGNS = frozenset("•◦▪▫●○■□‣⁃∙·⦁⚫⬤◾◼◽▸▹►▻▶➤➢➔➜→⇒❖◆◇✓✔✗✦✧★☆»›❯❱⮞⮚♦♢◘⚬∘⋄⊙➣➥➧➨\u25aa\u25fe")
_DASHES = frozenset("-–—*")
_NO_SIGNS = frozenset("([{\"'“‘|/#&@+~$€£<=")
_NEAR = 40.0  # points between a sign that stands alone and its text
_OFTEN = 3  # rows that begin with the same odd sign make it a bullet


def mark_bullets(rows: Sequence[Row], drawn: Sequence[Box]) -> list[Row]:
    """Rows with their bullets marked and the signs taken out."""
    odd = _odd_signs(rows)
    marked = [_marked(row, odd) for row in rows]
    _mark_drawn(marked, drawn)
    return [row for row in marked if row]


def _odd_signs(rows: Sequence[Row]) -> frozenset[str]:
    """Signs nobody knows, that begin so many runs that they can only be bullets."""
    first = Counter(_sign_of(run) for row in rows for run in row)
    return frozenset(sign for sign, count in first.items() if sign and count >= _OFTEN)


def _sign_of(run: Run) -> str:
    """What might be a bullet's sign at the start of a run; a font's own icon, or a lone sign."""
    word = run.words[0]
    icon = run.icon or word
    if icon.private:
        return icon.private if icon.private != "\ufffd" else ""
    lone = len(word.text) == 1 and not word.text.isalnum() and word.text not in _NO_SIGNS
    if len(run.words) > 1 and not run.words[1].spaced:
        return ""
    hollow = word.text == "o" and ("courier" in word.style.font.lower() or len(run.words) == 1)
    return word.text if lone or hollow else ""


def _marked(row: Row, odd: frozenset[str]) -> Row:
    runs: Row = []
    sign: float | None = None
    for run in row:
        taken = _without_sign(run, odd)
        if taken is None:  # the sign alone
            sign = run.left
            continue
        if not taken.text:  # an icon alone
            continue
        if sign is not None and taken.left - sign < _NEAR and not taken.bullet:
            taken.bullet, taken.sign = True, sign
        sign = None
        runs.append(taken)
    if any(run.bullet and is_only_date(run.text) for run in runs):  # icons before date and place
        for run in runs:
            run.bullet = False
    return runs


def _without_sign(run: Run, odd: frozenset[str]) -> Run | None:
    """The run without its sign, or itself; None when it is nothing but a sign."""
    word = run.words[0]
    sign = _sign_of(run)
    if len(run.words) > 1 and run.words[-1].text in _SIGNS:  # it parts this run from the next
        run.take(run.words[:-1])
    if run.icon is not None:  # it is out of the text already
        return _bulleted(run, run.icon.left) if sign in odd | _SIGNS else run
    if word.private:
        return None if sign in odd | _SIGNS else run
    if len(run.text) > 1 and all(letter in _SIGNS or letter == " " for letter in run.text):
        return run  # a rating (●●●○○) is no bullet
    dash = sign in _DASHES and not run.dated
    known = word.text in _SIGNS or dash or sign in odd
    if known:
        if len(run.words) == 1:
            return None
        run.take(run.words[1:])
        return _bulleted(run, word.left)
    if word.text[:1] in _SIGNS and len(word.text) > 1 and word.text[1] not in _SIGNS:
        word.text = word.text[1:]
        run.take(run.words)
        return _bulleted(run, word.left)
    return run


def _bulleted(run: Run, sign: float) -> Run:
    run.bullet, run.sign = True, sign
    return run


def _mark_drawn(rows: Sequence[Row], drawn: Sequence[Box]) -> None:
    """Mark runs that have a drawn dot before them; one dot alone is an ornament."""
    found: list[tuple[Run, Box]] = []
    for row in rows:
        before = [(run, dot) for run in row for dot in drawn if _stands_before(dot, run)]
        # Beside a date it is a timeline's; many in a row are icons.
        if len(before) <= 2 and not any(run.dated for run in row):
            found += before
    if len(found) < 2:
        return
    for run, dot in found:
        run.bullet, run.sign = True, dot.left


def _stands_before(dot: Box, run: Run) -> bool:
    if run.bullet or not 0 < run.left - dot.right < 20 or run.bold:
        return False
    middle = (dot.top + dot.bottom) / 2
    return run.base - 0.9 * run.size < middle < run.base and not names_section(run.text)


def set_indents(runs: Sequence[Run]) -> None:
    """Give each bullet its depth, by where its sign stands among those of its list."""
    depths: list[float] = []
    before: Run | None = None
    for run in runs:
        if before is not None and run.column != before.column:
            depths = []
        if run.bullet and before is not None and before.bullet and run.base == before.base:
            run.indent = before.indent  # beside the other, in a list of two columns
        elif run.bullet:
            depths = [depth for depth in depths if depth < run.sign - 4]
            run.indent = len(depths)
            depths.append(run.sign)
        elif depths and run.left < depths[0] - 2 and not run.rail:
            depths = []
        before = run
