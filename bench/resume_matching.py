"""What of a résumé's truth a parse has found, by the rules of the data's README."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz

ENOUGH = 95  # of 100: how alike a bullet must be

Json = dict[str, Any]


@dataclass(slots=True)
class Tally:
    """How one field fared over some files.

    Attributes:
        true: How many values there are.
        found: How many of them were found.
        given: How many values were given.
        misses: What was missed, in words.
    """

    true: int = 0
    found: int = 0
    given: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Take the values of another file in."""
        self.true += other.true
        self.found += other.found
        self.given += other.given
        self.misses += other.misses

    @property
    def recall(self) -> float:
        """Share of the true values that were found."""
        return self.found / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of recall and precision."""
        return 2 * self.found / (self.true + self.given) if self.true + self.given else 1.0


def plain(text: str | None) -> str:
    """Lower case, ligatures, hyphenation, punctuation and accents' forms undone."""
    text = unicodedata.normalize("NFKC", text or "").replace("\u00ad", "").casefold()
    return " ".join(re.sub(r"[^\w+#]+", " ", re.sub(r"-\s*\n\s*", "", text)).split())


def compare(truth: Json, parsed: Json) -> dict[str, Tally]:
    """Every field of one file; `parsed` is JSON Resume."""
    jobs, work = truth.get("experience", []), parsed.get("work", [])
    schools, studies = truth.get("education", []), parsed.get("education", [])
    basics = parsed.get("basics", {})
    bullets = [bullet for job in jobs for bullet in job.get("bullets", [])]
    given = [text for entry in work for text in entry.get("highlights", [])]
    projects = truth.get("projects", [])
    made = parsed.get("projects", [])
    return {
        "name": _one(plain(truth["name"]), plain(basics.get("name"))),
        "email": _one(truth.get("email", "").lower(), basics.get("email", "").lower()),
        "phone": _one(_digits(truth.get("phone")), _digits(basics.get("phone"))),
        "title": _all([j["title"] for j in jobs], [w.get("position") for w in work]),
        "company": _all([j["company"] for j in jobs], [w.get("name") for w in work]),
        "dates": _same([_months(j) for j in jobs], [_written(w) for w in work]),
        "entry count": _one(str(len(jobs)), str(len(work))),
        "bullet text": bullets_found(bullets, given),
        "bullet count": _counts(jobs, work) if bullets else Tally(),
        "institution": _all(
            [s["institution"] for s in schools], [s.get("institution") for s in studies]
        ),
        "degree": degrees_found([s["degree"] for s in schools], [_degree(s) for s in studies]),
        "study dates": _same([_months(s) for s in schools], [_written(s) for s in studies]),
        "project": _all([p["name"] for p in projects], [p.get("name") for p in made]),
        "project bullets": bullets_found(
            [text for p in projects for text in p.get("bullets", [])],
            [t for p in made for t in (*p.get("highlights", []), p.get("description") or "")],
        ),
        "skills": _all(
            truth.get("skills", []),
            [word for skill in parsed.get("skills", []) for word in skill.get("keywords", [])],
        ),
        "sections": _same(truth.get("sections", []), _sections(parsed)),
    }


def _one(true: str, given: str) -> Tally:
    if not true:
        return Tally()
    right = true == given
    return Tally(1, int(right), int(bool(given)), [] if right else [f"{true!r} is {given!r}"])


def _digits(number: str | None) -> str:
    return re.sub(r"\D", "", number or "")[-9:]


def _all(true: Iterable[str], given: Iterable[str | None]) -> Tally:
    return _same([plain(value) for value in true if value], [plain(v) for v in given if v])


def _same(true: Iterable[Any], given: Iterable[Any]) -> Tally:
    """Two multisets."""
    left, right = Counter(true), Counter(given)
    common = left & right
    missed, extra = sorted(map(str, left - common)), sorted(map(str, right - common))
    misses = [f"{', '.join(missed)} | given instead: {', '.join(extra)}"] if missed else []
    return Tally(left.total(), common.total(), right.total(), misses)


def _months(entry: Json) -> tuple[str, str]:
    return entry.get("start") or "", entry.get("end") or ""


def _written(entry: Json) -> tuple[str, str]:
    start = entry.get("startDate", "")
    return start, entry.get("endDate") or ("present" if start else "")


def _degree(study: Json) -> str:
    return " ".join(study.get(key, "") for key in ("studyType", "area")).strip()


def degrees_found(true: Sequence[str], given: Sequence[str]) -> Tally:
    """Degrees; what was given may say more, or be the beginning of the true one."""
    left = [plain(value) for value in given if value]
    misses, found = [], 0
    for degree in map(plain, true):
        match = next((each for each in left if f"{each} ".startswith(f"{degree} ")), None)
        if match is None:
            misses.append(f"{degree} | given: {', '.join(left)}")
        else:
            left.remove(match)
            found += 1
    return Tally(len(true), found, len(given), misses)


def bullets_found(true: Sequence[str], given: Sequence[str]) -> Tally:
    """Bullets alike enough; each given one counts once."""
    left = [plain(text) for text in given]
    found, misses = 0, []
    for bullet in true:
        text = plain(bullet)
        ratios = [(fuzz.ratio(text, each), -index) for index, each in enumerate(left)]
        best, index = max(ratios, default=(0.0, 0))
        if best >= ENOUGH:
            found += 1
            left.pop(-index)
        else:
            misses.append(
                f"{bullet[:70]} | nearest {best:.0f}: {left[-index][:90] if left else ''}"
            )
    return Tally(len(true), found, len(given), misses)


def _counts(jobs: Sequence[Json], work: Sequence[Json]) -> Tally:
    """Whether each entry has as many bullets as it should."""
    true = [len(job.get("bullets", [])) for job in jobs]
    given = [len(entry.get("highlights", [])) for entry in work]
    return _one(str(true), str(given))


def _sections(parsed: Json) -> list[str]:
    names = {"experience": "work"}
    filled = [name for name in ("education", "projects", "skills") if parsed.get(name)]
    filled += [name for name, key in names.items() if parsed.get(key)]
    return filled + (["summary"] if parsed.get("basics", {}).get("summary") else [])
