"""The templates people use show titles, companies, places and dates apart."""

from greenroom.resume.document import Document
from greenroom.resume.read.latex import read_latex


def shown(source: str) -> list[tuple[str, str]]:
    """Each line with what marks it: b bold, i italic, r at the right, * a bullet, # a heading."""
    document = read_latex(source)
    return [
        (_marks(document, number), document.words(line))
        for number, line in enumerate(document.lines)
    ]


def _marks(document: Document, number: int) -> str:
    line = document.lines[number]
    signs = {"bullet": "*", "heading": "#", "title": "T"}.get(line.role, "")
    return signs + "b" * line.bold + "i" * line.italic + "r" * line.rail


ENTRY = [("b", "ML Engineer"), ("r", "2019 – 2021"), ("i", "Harbour Bank"), ("ir", "Leeds")]


def test_the_four_arguments_of_jake_and_sb2nov() -> None:
    source = r"\resumeSubHeadingListStart"
    source += r"\resumeSubheading{ML Engineer}{2019 -- 2021}{Harbour Bank}{Leeds}"
    source += r"\resumeItemListStart\resumeItem{One}\resumeItem{Two}{told}\resumeItemListEnd"

    assert shown(source) == [*ENTRY, ("*", "One"), ("*", "Two: told")]


def test_jakes_own_definitions_show_the_same() -> None:
    definition = (
        r"\newcommand{\resumeSubheading}[4]{\vspace{-2pt}\item\begin{tabular*}{0.97\textwidth}[t]"
        r"{l@{\extracolsep{\fill}}r}\textbf{#1} & #2 \\ \textit{\small#3} & \textit{\small #4} \\"
        r"\end{tabular*}\vspace{-7pt}}\newcommand{\entryrow}[4]{\resumeSubheading{#1}{#2}{#3}{#4}}"
    )
    source = r"\begin{document}\begin{itemize}[label={}]"
    source += r"\entryrow{ML Engineer}{2019 -- 2021}{Harbour Bank}{Leeds}"

    assert shown(definition + source) == ENTRY


def test_a_projects_heading_and_its_technologies() -> None:
    source = r"\resumeProjectHeading{\textbf{driftwatch} $|$ \emph{Go}}{2020}"

    assert shown(source) == [("b", "driftwatch | Go"), ("r", "2020")]


def test_skills_in_a_list_without_signs() -> None:
    source = (
        r"\begin{itemize}[leftmargin=0.15in, label={}]\small{\item{\textbf{Languages}{: Go, C} \\"
        r"\textbf{Tools}{: Git} \\}}\end{itemize}"
    )

    assert [text for _, text in shown(source)] == ["Languages: Go, C", "Tools: Git"]


def test_moderncv() -> None:
    source = r"""\documentclass{moderncv}
    \name{Ada}{Okoro}\title{ML Engineer}\phone[mobile]{+44~20}\email{ada@example.com}
    \social[linkedin]{ada-okoro}
    \begin{document}\makecvtitle\section{Work}
    \cventry{2019--2021}{ML Engineer}{Harbour Bank}{Leeds}{}{\begin{itemize}\item One\end{itemize}}
    \cvitem{Tools}{Git}\cvlistitem{Listed}\end{document}"""

    assert shown(source) == [
        ("T", "Ada Okoro"), ("", "ML Engineer"), ("", "+44 20"), ("", "ada@example.com"),
        ("", "linkedin.com/in/ada-okoro"), ("#", "Work"), ("b", "ML Engineer"), ("r", "2019–2021"),
        ("i", "Harbour Bank"), ("", "Leeds"), ("*", "One"), ("", "Tools: Git"), ("*", "Listed"),
    ]  # fmt: skip


def test_awesome_cv() -> None:
    source = r"""\name{Ada}{Okoro}\begin{document}\cvsection{Experience}\begin{cventries}
    \cventry{ML Engineer}{Harbour Bank}{Leeds}{2019 -- 2021}
    {\begin{cvitems}\item{One}\end{cvitems}}\end{cventries}\cvskill{Tools}{Git, Go}\end{document}"""

    assert shown(source) == [
        ("T", "Ada Okoro"), ("#", "Experience"), ("b", "Harbour Bank"), ("r", "Leeds"),
        ("i", "ML Engineer"), ("ir", "2019 – 2021"), ("*", "One"), ("", "Tools: Git, Go"),
    ]  # fmt: skip


def test_altacv_and_its_second_column() -> None:
    source = r"""\begin{document}\name{Ada Okoro}\personalinfo{\email{ada@example.com}\github{ada}}
    \begin{paracol}{2}\cvevent{ML Engineer}{Harbour Bank}{2019}{Leeds}
    \switchcolumn\cvsection{Skills}\cvtag{Go}\cvtag{Git}\end{paracol}\end{document}"""

    assert shown(source) == [
        ("T", "Ada Okoro"), ("", "ada@example.com"), ("", "github.com/ada"), ("b", "ML Engineer"),
        ("r", "2019"), ("i", "Harbour Bank"), ("r", "Leeds"), ("#", "Skills"), ("", "Go, Git"),
    ]  # fmt: skip
    assert [line.column for line in read_latex(source).lines][-3:] == [0, 1, 1]


def test_deedy_and_its_side_column() -> None:
    source = r"""\namesection{Ada}{Okoro}{ada@example.com}
    \begin{minipage}[t]{0.33\textwidth}\section{Education}
    \subsection{University of Leeds}\end{minipage}
    \begin{minipage}[t]{0.66\textwidth}\section{Experience}
    \runsubsection{Harbour Bank}\descript{| ML Engineer}\location{2019 -- 2021 | Leeds}
    \begin{tightemize}\item One\end{tightemize}\end{minipage}"""

    assert shown(source) == [
        ("T", "Ada Okoro"), ("", "ada@example.com"), ("#", "Education"),
        ("b", "University of Leeds"), ("#", "Experience"), ("b", "Harbour Bank"),
        ("i", "ML Engineer"), ("", "2019 – 2021 | Leeds"), ("*", "One"),
    ]  # fmt: skip
    assert [line.column for line in read_latex(source).lines] == [0, 0, 1, 1, 0, 0, 0, 0, 0]


def test_sections_as_environments() -> None:
    source = r"""\begin{rSection}{Experience}
    \begin{rSubsection}{ML Engineer}{2019 -- 2021}{Harbour Bank}{Leeds}\item One\end{rSubsection}
    \end{rSection}"""

    assert shown(source) == [("#", "Experience"), *ENTRY, ("*", "One")]


def test_an_entry_with_its_dates_as_an_argument_of_its_environment() -> None:
    source = r"""\begin{twocolentry}{2019 -- 2021}\textbf{ML Engineer}, Harbour
    Bank\end{twocolentry}
    \begin{onecolentry}\begin{highlights}\item One\end{highlights}\end{onecolentry}"""

    assert shown(source) == [
        ("", "ML Engineer, Harbour Bank"), ("r", "2019 – 2021"), ("*", "One"),
    ]  # fmt: skip
