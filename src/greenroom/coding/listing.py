"""Problems as the JSON that the command line and the web interface both give out."""

from typing import Any

from greenroom.coding.model import Folder


def problem_brief(folder: Folder) -> dict[str, Any]:
    """A problem in the list."""
    problem = folder.problem
    names = ("id", "revision", "title", "topic", "level", "minutes", "profile")
    return {**{name: getattr(problem, name) for name in names}, "entry": list(problem.entry)}


def problem_json(folder: Folder, *, with_answer: bool = False) -> dict[str, Any]:
    """A problem for whoever is going to solve it, or has."""
    problem = folder.problem
    shown = {
        **problem_brief(folder),
        "brief": folder.brief,
        "starter": folder.starter,
        "seconds": problem.seconds,
        "memory_mb": problem.memory_mb,
        "forbid": list(problem.forbid),
        "checks": [
            {"name": text.name, "doc": text.doc, "source": text.source}
            for text in folder.check_texts
            if folder.visible(text.name)
        ],
        "hidden": sum(not folder.visible(text.name) for text in folder.check_texts),
        "hints": len(problem.hints),
    }
    if with_answer:
        shown |= {"reference": folder.reference, "note": problem.note}
    return shown
