"""What an interviewer would ask of a bullet, from what it claims and what it leaves out.

An ask is one of the pack's templates around a quote of the bullet, so it holds no fact of its own.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from greenroom.content.probes import QUOTE, ProbeKind, When, read_probe_kinds
from greenroom.errors import CallerError
from greenroom.resume.model import Ask, Bullet
from greenroom.resume.quoting import Span, named, opening, stretched

MOST = 5  # asks of a bullet
TELLING = 4  # weight from which a kind is asked beside a heavier one
TIRED = 1.0  # of a weight that a kind loses for each of the last bullets it was asked of
RECENT = 3  # so many bullets back

Choose = Callable[[Sequence[str]], str]  # of several ways to ask, one


@dataclass(frozen=True, slots=True)
class Probed:
    """An ask, and how much there is to ask it, 1 to 9."""

    ask: Ask
    weight: int


@dataclass(frozen=True, slots=True)
class _Reason:
    """A reason to ask, its patterns compiled."""

    when: When
    says: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class ReadyKind:
    """A kind of probe with its reasons ready, the heaviest first."""

    kind: ProbeKind
    reasons: tuple[_Reason, ...]


@cache
def probe_kinds(pack_dir: Path | None = None) -> tuple[ReadyKind, ...]:
    """The kinds of probe of a pack; of the one that comes with Greenroom when none is named.

    Raises:
        PackErrors: Everything that is wrong with the file.
    """
    package = Path(__file__).parents[1]
    installed = package / "packs" / "ml-engineer"
    bundled = installed if installed.is_dir() else package.parents[1] / "packs" / "ml-engineer"
    return make_ready(read_probe_kinds(pack_dir or bundled))


def make_ready(kinds: Sequence[ProbeKind]) -> tuple[ReadyKind, ...]:
    """Compile kinds of probe."""
    return tuple(
        ReadyKind(
            kind,
            tuple(
                _Reason(when, _compiled(when.says), _compiled(when.unless))
                for when in sorted(kind.when, key=lambda when: -when.weight)
            ),
        )
        for kind in kinds
    )


def probes(bullet: Bullet, kinds: Sequence[ReadyKind] | None = None) -> tuple[Ask, ...]:
    """Ask one to five questions of a bullet, the most telling first; the same ones every time.

    Args:
        bullet: As it was read: its flags and findings decide what is asked.
        kinds: The pack's kinds of probe; those that come with Greenroom when there are none.

    Raises:
        CallerError: The bullet has no text.
    """
    return tuple(each.ask for each in ranked(bullet, kinds))


def ranked(bullet: Bullet, kinds: Sequence[ReadyKind] | None = None) -> tuple[Probed, ...]:
    """The same with the weight of each ask."""
    chosen = _choose(bullet, probe_kinds() if kinds is None else kinds, Counter())
    return tuple(_probed(bullet, each, _by_hash(bullet.text)) for each in chosen)


def probes_for(
    bullets: Sequence[Bullet], kinds: Sequence[ReadyKind] | None = None
) -> tuple[tuple[Ask, ...], ...]:
    """Ask of a whole résumé's bullets: kinds take turns, and no two asks in a row are put alike."""
    return tuple(tuple(each.ask for each in of_bullet) for of_bullet in ranked_for(bullets, kinds))


def ranked_for(
    bullets: Sequence[Bullet], kinds: Sequence[ReadyKind] | None = None
) -> tuple[tuple[Probed, ...], ...]:
    """The same with the weight of each ask."""
    ready = probe_kinds() if kinds is None else kinds
    used: Counter[str] = Counter()
    last = [""]
    history: list[tuple[str, ...]] = []
    found: list[tuple[Probed, ...]] = []
    for bullet in bullets:
        recent = Counter(name for names in history[-RECENT:] for name in names)
        chosen = _choose(bullet, ready, recent)
        choose = _least_used(bullet.text, used, last)
        found.append(tuple(_probed(bullet, each, choose) for each in chosen))
        history.append(tuple(each.kind.id for each in chosen))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Fired:
    """A kind that has a reason to be asked of a bullet, and the words it starts from."""

    kind: ProbeKind
    when: When
    span: Span


def ask_about(
    bullet: Bullet, kind_id: str, span: Span, kinds: Sequence[ReadyKind] | None = None
) -> Probed:
    """Ask one kind of question about a stretch of a bullet.

    Raises:
        CallerError: There is no such kind.
    """
    for each in probe_kinds() if kinds is None else kinds:
        if each.kind.id == kind_id:
            quote = stretched(bullet.text, span)
            chosen = _by_hash(f"{bullet.text}:{span}")
            return _probed(bullet, _Fired(each.kind, each.reasons[0].when, quote), chosen)
    raise CallerError(f"there is no kind of probe {kind_id!r}")


def _choose(bullet: Bullet, kinds: Sequence[ReadyKind], recent: Counter[str]) -> list[_Fired]:
    if not bullet.text.strip():
        raise CallerError("a bullet without text cannot be asked about")
    fired = [each for kind in kinds if (each := _fire(bullet, kind))]
    fired.sort(key=lambda each: -(each.when.weight - TIRED * recent[each.kind.id]))
    telling = [each for each in fired if each.when.weight >= TELLING]
    return (telling or fired)[:MOST]


def _fire(bullet: Bullet, kind: ReadyKind) -> _Fired | None:
    for reason in kind.reasons:
        span = _reason_span(bullet, reason)
        if span is not None:
            exact = kind.kind.exact and span != opening(bullet.text)
            quote = (named if exact else stretched)(bullet.text, span)
            return _Fired(kind.kind, reason.when, quote)
    return None


def _reason_span(bullet: Bullet, reason: _Reason) -> Span | None:
    """The words by which a reason holds; None when it does not."""
    when = reason.when
    rules = {finding.rule for finding in bullet.findings}
    if not bullet.flags.issuperset(when.shown) or bullet.flags.intersection(when.missing):
        return None
    if (when.rules and rules.isdisjoint(when.rules)) or _first(reason.unless, bullet.text):
        return None
    said = _first(reason.says, bullet.text)
    if when.says:
        return said
    return _found(bullet, when)


def _found(bullet: Bullet, when: When) -> Span:
    """What a finding quotes, or what shows the flag; the bullet's opening words otherwise."""
    for finding in bullet.findings:
        if finding.rule in when.rules and finding.end > finding.start:
            return finding.start, finding.end
    for flag in when.shown:
        for shown in bullet.shown:
            if shown.flag == flag:
                return shown.start, shown.end
    return opening(bullet.text)


def _first(patterns: Sequence[re.Pattern[str]], text: str) -> Span | None:
    """Where the first pattern that is found stands, without white space around it."""
    for pattern in patterns:
        found = pattern.search(text)
        if found and found.group().strip():
            start = found.start() + len(found.group()) - len(found.group().lstrip())
            return start, start + len(found.group().strip())
    return None


def _probed(bullet: Bullet, fired: _Fired, choose: Choose) -> Probed:
    kind, (start, end) = fired.kind, fired.span
    quote = bullet.text[start:end]
    text = choose(fired.when.asks or kind.asks).replace(QUOTE, quote)
    return Probed(Ask(kind.id, text, quote, start, end, kind.why), fired.when.weight)


def _by_hash(text: str) -> Choose:
    """Choose by what is asked about, so that the same bullet is always asked alike."""
    return lambda asks: asks[_digest(f"{asks[0]}:{text}") % len(asks)]


def _least_used(text: str, used: Counter[str], last: list[str]) -> Choose:
    """Choose what was asked least so far, never what was asked last; then by what it is about."""

    def choose(asks: Sequence[str]) -> str:
        first = _digest(f"{asks[0]}:{text}") % len(asks)
        ask = min((*asks[first:], *asks[:first]), key=lambda each: (each == last[0], used[each]))
        used[ask] += 1
        last[0] = ask
        return ask

    return choose


def _digest(text: str) -> int:
    return int(sha256(text.encode()).hexdigest()[:12], 16)


def _compiled(patterns: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
