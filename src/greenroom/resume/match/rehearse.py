"""What to rehearse because of a job: topics by weight, each with the demand it comes from."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from greenroom.resume.match.job import topics_asked, weight_of
from greenroom.resume.match.lexicon import Lexicon
from greenroom.resume.match.model import Met, Rehearse, State
from greenroom.resume.model import Ask, Bullet

# What is missing wants the most rehearsing, but what is met will be asked about in depth.
_URGENCY: Mapping[State, float] = {"missing": 1.0, "listed": 0.9, "partly": 0.7, "met": 0.5}
_WHY: Mapping[State, str] = {
    "met": "The job asks “{job}” and your résumé shows it, so expect to be asked how it works.",
    "partly": "The job asks “{job}” and your résumé shows a part; be ready for the rest.",
    "listed": "The job asks “{job}” and you only list it; expect “where did you use it?”.",
    "missing": "The job asks “{job}” and your résumé does not show it; be ready to "
    "say what you know.",
}
_MOST_TOPICS = 6
_MOST_PROBLEMS = 4
_MOST_PROBES = 3


def to_rehearse(
    found: Sequence[Met], bullets: Sequence[Bullet], lexicon: Lexicon
) -> tuple[Rehearse, ...]:
    """The topics that matter most for a job, the heaviest first."""
    by_topic: dict[str, list[tuple[float, Met]]] = defaultdict(list)
    for met in found:
        topics = topics_asked(met.requirement, lexicon)
        for topic in topics:
            urgency = weight_of(met.requirement) * _URGENCY[met.state] / len(topics)
            by_topic[topic].append((urgency, met))
    weights = {topic: sum(urgency for urgency, _ in each) for topic, each in by_topic.items()}
    whole = sum(weights.values())
    ranked = sorted(weights, key=lambda topic: (-weights[topic], topic))[:_MOST_TOPICS]
    return tuple(
        _one(topic, weights[topic] / whole, by_topic[topic], bullets, lexicon) for topic in ranked
    )


def _one(
    topic: str,
    weight: float,
    asked: Sequence[tuple[float, Met]],
    bullets: Sequence[Bullet],
    lexicon: Lexicon,
) -> Rehearse:
    heaviest = max(asked, key=lambda entry: entry[0])[1]
    by_weight = [met for _, met in sorted(asked, key=lambda entry: -entry[0])]
    problems = (
        problem
        for met in by_weight
        for term in met.requirement.terms
        if topic in lexicon.topics(term)
        for problem in lexicon.problems(term, topic)
    )
    return Rehearse(
        topic=topic,
        weight=round(weight, 4),
        why=_WHY[heaviest.state].format(job=heaviest.requirement.job.quote),
        problems=tuple(dict.fromkeys(problems))[:_MOST_PROBLEMS],
        probes=_probes(by_weight, bullets),
    )


def _probes(asked: Sequence[Met], bullets: Sequence[Bullet]) -> tuple[Ask, ...]:
    """The first probe of each bullet that a demand rests on."""
    resting = dict.fromkeys(
        place
        for met in asked
        for quote in met.resume
        for place, bullet in enumerate(bullets)
        if bullet.at[0] < quote.end and quote.start < bullet.at[1]
    )
    probes = (bullets[place].probes[0] for place in resting if bullets[place].probes)
    return tuple(dict.fromkeys(probes))[:_MOST_PROBES]
