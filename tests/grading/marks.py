"""Strategies for marks and scorecards that could be real."""

from hypothesis import strategies as st

from greenroom.content.model import Axis
from greenroom.grading.axes import axis_shares
from greenroom.grading.interval import share, share_interval
from greenroom.grading.model import Evidence, FoundMistake, Mark, Scorecard, Ungraded
from greenroom.grading.recommend import recommend

ANSWER = "Fraud is rare, so accuracy says little. I would choose the threshold by cost."
AXES: tuple[Axis, ...] = ("fundamentals", "design", "engineering", "framing", "communication")


@st.composite
def quotes(draw: st.DrawFn) -> Evidence:
    start = draw(st.integers(0, len(ANSWER) - 1))
    end = draw(st.integers(start + 1, len(ANSWER)))
    return Evidence(start=start, end=end, quote=ANSWER[start:end])


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    top = draw(st.integers(1, 4))
    level = draw(st.integers(0, top))
    return Mark(
        criterion=draw(st.sampled_from(["baseline", "metric", "cost", "threshold", "team"])),
        axis=draw(st.sampled_from(AXES)),
        level=level,
        top=top,
        weight=draw(st.integers(1, 5)),
        confidence=draw(st.integers(0, 10000)) / 10000,
        evidence=(draw(quotes()),) if level else (),
        contradicted=draw(st.none() | quotes()),
        hinted=draw(st.booleans()),
    )


@st.composite
def mistakes(draw: st.DrawFn) -> FoundMistake:
    quote = draw(quotes())
    return FoundMistake(
        id=draw(st.sampled_from(["default-threshold", "target-leakage", "no-monitoring"])),
        title="A mistake",
        quote=quote.quote,
        start=quote.start,
        end=quote.end,
        why="It costs.",
        instead="Ask.",
        serious=draw(st.booleans()),
    )


@st.composite
def scorecards(draw: st.DrawFn) -> Scorecard:
    given = tuple(draw(st.lists(marks(), min_size=1, max_size=6)))
    found = tuple(draw(st.lists(mistakes(), max_size=3)))
    axes = axis_shares(given)
    recommendation, reasons = recommend(given, found, axes)
    return Scorecard(
        question=draw(st.sampled_from(["q1", "q2", "q3"])),
        revision=draw(st.integers(1, 9)),
        grader="offline-1",
        answer=ANSWER,
        marks=given,
        mistakes=found,
        axes=axes,
        share=share(given),
        interval=share_interval(given),
        recommendation=recommendation,
        reasons=reasons,
        reason=draw(st.sampled_from(["", "filler"])),
    )


ungraded = st.builds(
    Ungraded,
    question=st.just("q"),
    revision=st.integers(1, 9),
    grader=st.just("offline-1"),
    answer=st.just(ANSWER),
    reason=st.sampled_from(["silence", "thin-evidence"]),
)
