"""Heads, schools and bullets broken in a narrow column, as Word's tables print them."""

from tests.resume.parse.written import printed, value

NARROW = """
#set page(width: 260pt, height: 400pt)
#set par(leading: 4pt)
= Ada Quill
"""


def test_a_title_broken_after_its_first_word_is_whole() -> None:
    resume = printed(
        NARROW
        + """
        == Experience
        *Podlark Audio Recordings | Machine \\ Learning Intern | May 2024 - \\ Aug 2024*
        - Presented findings to 40 engineers at \\
          RecSys 2024
        - Handed over a training pipeline that anyone in the team can run again on any other day
        - Held weekly office hours for a hundred students and wrote all of the notes they used
        """
    )

    (work,) = resume.work
    assert (value(work.position), value(work.name)) == (
        "Machine Learning Intern",
        "Podlark Audio Recordings",
    )
    assert value(work.dates.end) == "2024-08"
    assert value(work.highlights[0]) == ("Presented findings to 40 engineers at RecSys 2024")


def test_a_school_broken_after_its_first_word_is_whole() -> None:
    resume = printed(
        NARROW
        + """
        == Education
        MS Machine Learning Systems, Carnegie \\ Mellon University, 2025

        BSE Computer Science, University \\ of Michigan, 2023
        """
    )

    assert [value(each.institution) for each in resume.education] == [
        "Carnegie Mellon University",
        "University of Michigan",
    ]
