"""Which piece of an entry's head is the title, which the company, which the place.

Every way to read a head is scored by what the words look like; then the entries of one résumé vote,
since a résumé sets its titles and companies in one order and one type.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from greenroom.resume.parse.heads import Head, Piece, is_aside
from greenroom.resume.parse.places import place_confidence
from greenroom.resume.parse.roles import company_score, is_field, is_suffix, title_score

_JOINS = {
    "title": {"comma": 0.0, "slash": 0.3, "dash": 0.5, "paren": 0.2, "turn": 1.6, "hard": 2.5},
    "company": {"comma": 0.9, "paren": 0.3, "turn": 1.2, "dash": 0.8},
    "place": {"comma": 0.0, "paren": 0.1, "hard": 0.5, "turn": 0.2, "dash": 0.2},
}
_CITY = 0.8  # the confidence of a city alone
_LEFT_OUT = 0.9
_MISSING = 1.0
_KEPT = 6


@dataclass(frozen=True, slots=True)
class Span:
    """Pieces `first` to `last` of a head read as one value; its score."""

    first: int
    last: int
    score: float

    def meets(self, other: "Span | None") -> bool:
        """Whether two spans share a piece."""
        return other is not None and self.first <= other.last and other.first <= self.last

    @property
    def length(self) -> int:
        """How many pieces it takes."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Cast:
    """One way to read a head."""

    title: Span | None = None
    company: Span | None = None
    place: Span | None = None
    score: float = 0.0
    margin: float = 0.0


def cast_all(heads: Sequence[Head]) -> tuple[Cast, ...]:
    """Read all heads of one résumé, each as the others suggest."""
    readings = [_readings(head) for head in heads]
    below = _below_companies(heads, [_best(casts) for casts in readings])
    votes: Counter[object] = Counter()
    total = 0.0
    for head, casts in zip(heads, readings, strict=True):
        best = _best(casts)
        weight = 0.3 + min(2.0, max(0.0, best.margin))
        total += weight
        for trait in _traits(head, best):
            votes[trait] += weight  # type: ignore[assignment]
    shares = {trait: weight / total for trait, weight in votes.items()} if total else {}
    if _company_comes_first(votes):
        below = [
            under or _is_one_row(head, number)
            for number, (head, under) in enumerate(zip(heads, below, strict=True))
        ]
    return tuple(
        _best([_swayed(head, cast, shares, under) for cast in casts])
        for head, casts, under in zip(heads, readings, below, strict=True)
    )


def _company_comes_first(votes: Counter[object]) -> bool:
    """Whether most heads have their company in a row above the title's."""
    told = [
        (trait, weight)
        for trait, weight in votes.items()
        if isinstance(trait, tuple) and trait[0] == "order"
    ]
    first = sum(weight for trait, weight in told if trait[1:3] == (False, False))
    return 2 * first > sum(weight for _, weight in told)


def _is_one_row(head: Head, number: int) -> bool:
    """Whether a head that is not the first has no row for a company of its own."""
    rows: dict[int, list[str]] = {}
    for each in head.pieces:
        if place_confidence(each.text) < 0.6 and not each.rail:
            rows[each.row] = [piece.text for piece in head.pieces if piece.row == each.row]
    named = [texts for texts in rows.values() if place_confidence(", ".join(texts)) < 0.6]
    return number > 0 and len(named) == 1


def _below_companies(heads: Sequence[Head], casts: Sequence[Cast]) -> list[bool]:
    """Which heads stand below a row that names their company for them."""
    below: list[bool] = []
    for number, head in enumerate(heads):
        above = casts[number - 1] if number else None
        named = above is not None and above.title is None and above.company is not None
        follows = number > 0 and below[-1] and casts[number].company is None
        below.append((named and heads[number - 1].bare) or (follows and bool(head.pieces)))
    return below


def _swayed(head: Head, cast: Cast, shares: dict[object, float], below: bool) -> Cast:
    weights = (1.6, 0.9, 0.9, 0.4)
    bonus = sum(
        weight * shares.get(trait, 0.0)
        for weight, trait in zip(weights, _traits(head, cast), strict=True)
        if trait is not None
    )
    if below and cast.company is None:
        bonus += 3.0
    return Cast(cast.title, cast.company, cast.place, cast.score + bonus)


def _best(casts: Sequence[Cast]) -> Cast:
    ranked = sorted(casts, key=lambda cast: -cast.score)
    first = ranked[0]
    others = [c for c in ranked if (c.title, c.company) != (first.title, first.company)]
    margin = first.score - others[0].score if others else 2.0
    return Cast(first.title, first.company, first.place, first.score, margin)


def _traits(head: Head, cast: Cast) -> tuple[object, ...]:
    """What a reading has in common with readings of other heads."""
    title = head.pieces[cast.title.first] if cast.title else None
    company = head.pieces[cast.company.first] if cast.company else None
    relation = None
    if title and company and cast.title and cast.company:
        order = cast.title.first < cast.company.first
        second = company if order else title
        relation = ("order", order, title.row == company.row, second.cut)
    return (
        relation,
        ("title", title.style, title.rail) if title else None,
        ("company", company.style, company.rail) if company else None,
        ("place", cast.place is None, company is None),
    )


def _readings(head: Head) -> list[Cast]:
    titles = _spans(head.pieces, "title")
    companies = _spans(head.pieces, "company")
    places = _spans(head.pieces, "place")
    count = len(head.pieces)
    casts = []
    for title in (*titles, None):
        for company in (*companies, None):
            if company and company.meets(title):
                continue
            for place in (*places, None):
                if place and (place.meets(title) or place.meets(company)):
                    continue
                score = _total(count, title, company, place)
                casts.append(Cast(title, company, place, score))
    return casts


def _total(count: int, title: Span | None, company: Span | None, place: Span | None) -> float:
    taken = [span for span in (title, company, place) if span]
    score = sum(span.score for span in taken)
    score -= _LEFT_OUT * (count - sum(span.length for span in taken))
    score -= _MISSING * (title is None) + _MISSING * (company is None)
    if title and company and title.first < company.first:
        score += 0.05
    return score


def _spans(pieces: Sequence[Piece], part: str) -> tuple[Span, ...]:
    """The likeliest spans for a part, best first."""
    found = []
    for first in range(len(pieces)):
        joins = 0.0
        for last in range(first, min(first + 4, len(pieces))):
            if last > first:
                piece = pieces[last]
                cost = _JOINS[part].get(piece.cut)
                if cost is None or not _together(pieces[first], piece):
                    break
                joins += cost + _oddity(piece, part)
            span = Span(first, last, _score(pieces[first : last + 1], part) - joins)
            if span.score > _FLOOR[part]:
                found.append(span)
    found.sort(key=lambda span: (-span.score, span.first, span.last))
    return tuple(found[:_KEPT])


def _oddity(piece: Piece, part: str) -> float:
    """What it costs that a piece is no usual second part."""
    if part == "title" and piece.cut == "paren":
        return 0.6 * (company_score(piece.text) >= 1.7 and not is_field(piece.text))
    if part == "title" and piece.cut in ("comma", "dash", "slash"):
        if is_field(piece.text):
            return -0.3 * (piece.cut == "dash")
        return 0.8 if company_score(piece.text) >= 1.7 else 0.5
    if part == "company" and is_suffix(piece.text):
        return -_JOINS["company"].get(piece.cut, 0.0)
    return 0.0


def _together(first: Piece, last: Piece) -> bool:
    """Whether two pieces may be of one value."""
    inside = first.inside in (0, last.inside)
    return first.row == last.row and first.rail == last.rail and inside


_FLOOR = {"title": -1.5, "company": -1.5, "place": 1.0}


def _score(pieces: Sequence[Piece], part: str) -> float:
    text = ", ".join(piece.text.rstrip(".") if part == "place" else piece.text for piece in pieces)
    if part == "place":
        return _place_score(text)
    against = 2.2 if place_confidence(text) > 0.6 else 0.0
    if part == "title":
        looks = title_score(" - ".join(_texts(pieces)))
        return looks - against - 0.5 * pieces[0].rail - (1.1 + pieces[0].inside) * (looks < 1.0)
    names = -2.0 if is_aside(text) else company_score(text)
    tail = 0.0
    if len(pieces) > 1:
        tail = sum(place_confidence(piece.text) > 0.6 for piece in pieces[1:])
        tail += sum(title_score(piece.text) >= 2.5 for piece in pieces)
        tail += 0.8 * (is_field(pieces[0].text) and company_score(pieces[0].text) < 2.0)
    return names - against - tail - 0.3 * pieces[0].rail - 0.8 * bool(pieces[0].inside)


def _place_score(text: str) -> float:
    """A place's first part that no list has, before a city, is more often a company's name."""
    first, *rest = text.split(", ")
    city = rest and place_confidence(rest[-1]) == _CITY and not place_confidence(first)
    return 1.2 if city and len(rest) == 1 else 3.5 * place_confidence(text)


def _texts(pieces: Iterable[Piece]) -> list[str]:
    return [piece.text for piece in pieces]
