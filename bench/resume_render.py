"""How long a résumé takes to write in each form, beside reading the same file back.

Usage: python bench/resume_render.py [--rounds N]
The résumés are those of the tests' hard careers. First calls are taken in a process of their own;
then every form is written and read once a round, side by side, so a busy machine slows both.
The targets on a quiet machine are 150 ms for a PDF and 150 ms for a DOCX, warm.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from typing import get_args

from greenroom.resume.model import Resume
from greenroom.resume.render.lost import missing, read_back
from greenroom.resume.render.render import Form, render
from tests.resume.people import resume_of
from tests.resume.render.careers import CAREERS

FIRST = (
    "import sys, time\n"
    "from tests.resume.people import resume_of\n"
    "from tests.resume.render.careers import CAREERS\n"
    "resume = resume_of(CAREERS['three positions at one company'])\n"
    "begun = time.perf_counter()\n"
    "from greenroom.resume.render.render import render\n"
    "render(resume, sys.argv[1])\n"
    "print(time.perf_counter() - begun)\n"
)


def main() -> None:
    """Print for each form the times to write and to read, and what is lost on the way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    resumes = [resume_of(truth) for truth in CAREERS.values()]
    print(f"{os.cpu_count()} cores, {len(resumes)} résumés, {rounds} rounds, milliseconds")
    print("form      first call  write p50  worst   read p50  write / read  lost")
    for form in get_args(Form):
        write, read, gone = measured(resumes, form, rounds)
        wrote, took = statistics.median(write), statistics.median(read)
        print(
            f"{form:9} {first_call(form):10.0f} {wrote:10.1f} {max(write):6.1f} {took:10.1f} "
            f"{wrote / took:13.2f} {gone:5}"
        )


def measured(
    resumes: list[Resume], form: Form, rounds: int
) -> tuple[list[float], list[float], int]:
    """Times to write and to read every résumé, after one call of each, and the fields lost."""
    render(resumes[0], form)
    write: list[float] = []
    read: list[float] = []
    gone = 0
    for number in range(rounds):
        for resume in resumes:
            begun = time.perf_counter()
            written = render(resume, form)
            half = time.perf_counter()
            back = read_back(written, form)
            read.append((time.perf_counter() - half) * 1000)
            write.append((half - begun) * 1000)
            gone += 0 if number else len(missing(resume, back))
    return write, read, gone


def first_call(form: str) -> float:
    """Milliseconds of the first rendering in a new process, imports included."""
    told = subprocess.run(
        [sys.executable, "-c", FIRST, form],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": "src:."},
    )
    return float(told.stdout) * 1000


if __name__ == "__main__":
    main()
