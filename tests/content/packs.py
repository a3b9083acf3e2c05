"""A small sound pack on disk, for tests that break one thing in it."""

from pathlib import Path

STRONG = "strong words about the base rate and what it means for the alerts " * 10
PLAIN = "plain words about how few of the payments are really stolen ones " * 8
WRONG = "confident words about something else altogether and quite mistaken " * 8
WEAK = "hardly any words at all " * 6
ANSWER = "a long and careful answer for study with numbers and reasons in it " * 12

QUESTION = f"""id: why-rare
revision: 1
kind: spoken
topic: evaluation
level: mid
minutes: 8
ask: |
  Why is it useless?
rephrase: Put otherwise, what does the number hide?
tests: Sense
structure: [first, then]
rubric:
  - id: base
    axis: framing
    title: Sees the base rate
    weight: 2
    levels:
      - anchor: Does not
      - anchor: Does
        says:
          - wording one of base level one
          - wording two of base level one
          - wording three of base level one
    denies:
      - denial one of the base point
      - denial two of the base point
      - denial three of the base point
  - id: cost
    axis: fundamentals
    title: Prices the errors
    levels:
      - anchor: Does not
      - anchor: Does
        says:
          - wording one of cost level one
          - wording two of cost level one
          - wording three of cost level one
    denies:
      - denial one of the cost point
      - denial two of the cost point
      - denial three of the cost point
mistakes: [slip]
probes:
  - {{criterion: base, ask: And if none were flagged?}}
  - {{criterion: cost, ask: What does each cost?}}
hints:
  - {{criterion: base, say: Count them.}}
  - {{criterion: cost, say: Think of money.}}
exemplars:
  - {{name: strong, answer: {STRONG}, marks: {{base: 1, cost: 1}}, mistakes: []}}
  - {{name: weak, answer: {WEAK}, marks: {{cost: 1}}}}
  - {{name: fluent-and-wrong, answer: {WRONG}, marks: {{}}, mistakes: [slip]}}
  - {{name: right-in-other-words, answer: {PLAIN}, marks: {{base: 1}}}}
answer: {ANSWER}
"""
PACK = """id: small
title: Small
version: "1"
language: en
about: A pack for tests.
axes: {fundamentals: A, design: B, engineering: C, framing: D, communication: E}
"""
TOPICS = "- {id: evaluation, title: Evaluation, about: Choose a metric.}\n"
MISTAKES = """- id: slip
  title: Slips
  shows: [a slip in three words, another slip like that, and a third slip]
  clears: [no slip in three words, none like that either, and not a third]
  why: It costs.
  instead: Do not.
"""
LOOP = """id: loop
title: Loop
about: All of it.
stages:
  - {id: screen, title: Screen, minutes: 30, up_to: 45, about: A talk., rounds: [talk]}
"""
ROUND = """id: talk
title: Talk
stage: screen
minutes: 30
about: A talk.
opening: Hello.
closing: Goodbye.
parts:
  - {id: all, title: All, minutes: 25, topics: [evaluation], count: 1}
"""


def a_pack(
    folder: Path, *, question: str = QUESTION, round_: str = ROUND, loop: str = LOOP
) -> Path:
    """Write a sound pack, with one file given by the test."""
    files = {
        "pack.yaml": PACK,
        "topics.yaml": TOPICS,
        "mistakes.yaml": MISTAKES,
        "loops/loop.yaml": loop,
        "rounds/talk.yaml": round_,
        "questions/evaluation/why-rare.yaml": question,
    }
    home = folder / "small"
    for name, text in files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return home
