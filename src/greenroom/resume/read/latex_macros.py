"""What the commands of common résumé templates show, written in a few commands of our own.

`@row` ends a row, `@rail` begins one at the right end, `@bullet` a bullet, `@title` the name,
`@level` a heading of the level that follows, `@label` ends a label.
"""

from greenroom.resume.read.latex_source import Macro

_TITLE_FIRST = r"\@row\textbf{#1}\@rail #2\@row\textit{#3}\@rail\textit{#4}\@row "
_WITH_COMPANY = r"\@row\textbf{#1}\@rail #3\@row\textit{#2}\@rail #4\@row "
_LABELLED = r"\@row #1\@label #2\@row "

MACROS = {
    # Jake's and sb2nov's
    "resumeSubheading": Macro(4, _TITLE_FIRST),
    "resumeSubheadingContinue": Macro(2, r"\@row\textit{#1}\@rail #2\@row "),
    "resumeSubSubheading": Macro(2, r"\@row\textit{#1}\@rail #2\@row "),
    "resumeProjectHeading": Macro(2, r"\@row #1\@rail #2\@row "),
    "resumeProject": Macro(2, r"\@row #1\@rail #2\@row "),
    "resumeSubHeadingListStart": Macro(0, r"\begin{itemize}[label={}]"),
    "resumeSubHeadingListEnd": Macro(0, r"\end{itemize}"),
    "resumeItemListStart": Macro(0, r"\begin{itemize}"),
    "resumeItemListEnd": Macro(0, r"\end{itemize}"),
    # moderncv
    "cvline": Macro(2, _LABELLED),
    "cvitem": Macro(2, _LABELLED),
    "cvitemwithcomment": Macro(3, r"\@row #1\@label #2 #3\@row "),
    "cvdoubleitem": Macro(4, r"\@row #1\@label #2\@row #3\@label #4\@row "),
    "cvcomputer": Macro(4, r"\@row #1\@label #2\@row #3\@label #4\@row "),
    "cvlanguage": Macro(3, r"\@row #1\@label #2 #3\@row "),
    "cvlistitem": Macro(1, r"\@bullet #1\@row "),
    "cvlistdoubleitem": Macro(2, r"\@bullet #1\@bullet #2\@row "),
    # Awesome-CV
    "cvsubentry": Macro(4, r"\@row\textit{#1}\@rail #3\@row #4\@row "),
    "cvhonor": Macro(4, r"\@row #2, #1\@rail #4\@row #3\@row "),
    "cvskill": Macro(2, _LABELLED),
    # AltaCV
    "cvevent": Macro(4, _WITH_COMPANY),
    "cvachievement": Macro(3, r"\@row\textbf{#2}\@row #3\@row "),
    "cvproject": Macro(3, r"\@row\textbf{#1}\@rail #2\@row #3\@row "),
    "cvref": Macro(3, r"\@row #1\@row #2\@row #3\@row "),
    # Deedy
    "namesection": Macro(3, r"\@title #1 #2\@row #3\@row "),
    "runsubsection": Macro(1, r"\@row\textbf{#1}\@row "),
    "descript": Macro(1, r"\@row\textit{#1}\@row "),
    "custombold": Macro(1, r"\textbf{#1}"),
    # res.cls, friggeri, and others
    "employer": Macro(1, r"\@row\textbf{#1}\@row "),
    "dates": Macro(1, r"\@rail #1\@row "),
    "entry": Macro(4, r"\@row\textbf{#2}\@rail #1\@row\textit{#3}\@row #4\@row "),
    "header": Macro(3, r"\@title #1 #2\@row #3\@row "),
    "tagline": Macro(1, r"\@row #1\@row "),
    "extrainfo": Macro(1, r"\@row #1\@row "),
    "quote": Macro(1, r"\@row #1\@row "),
    "location": Macro(1, r"\@row #1\@row "),
    # of LaTeX itself, with more than one argument
    "centerline": Macro(1, r"\@row{#1}\@row "),
    "leftline": Macro(1, r"\@row{#1}\@row "),
    "rightline": Macro(1, r"\@row{#1}\@row "),
    "textcolor": Macro(2, r"{\color{#1}#2}"),
    "parbox": Macro(2, r"#2"),
    "raisebox": Macro(2, r"#2"),
    "multicolumn": Macro(3, r"#3"),
    "texorpdfstring": Macro(2, r"#1"),
    "colorbox": Macro(2, r"#2"),
    "scalebox": Macro(2, r"#2"),
    "resizebox": Macro(3, r"#3"),
    "ifthenelse": Macro(3, r"#3"),
}
MODERN_ENTRY = Macro(6, r"\@row\textbf{#2}\@rail #1\@row\textit{#3}\@row #4\@row #5\@row #6\@row ")
AWESOME_ENTRY = Macro(
    5, r"\@row\textbf{#2}\@rail #3\@row\textit{#1}\@rail\textit{#4}\@row #5\@row "
)
ENVIRONMENTS = {
    "rSection": Macro(1, r"\@level{1}#1\@row "),
    "rSubsection": Macro(4, _TITLE_FIRST),
    "cvsection": Macro(1, r"\@level{1}#1\@row "),
}
"""How these begin; each ends with the end of a row."""

DROPPED = {
    "vspace": 1, "hspace": 1, "vskip": 0, "setlength": 2, "addtolength": 2, "usepackage": 1,
    "documentclass": 1, "pagestyle": 1, "thispagestyle": 1, "pagenumbering": 1, "label": 1,
    "includegraphics": 1, "photo": 1, "photoR": 2, "photoL": 2, "definecolor": 3, "colorlet": 2,
    "fontsize": 2, "selectfont": 0, "fontfamily": 1, "setstretch": 1, "rule": 2, "hypersetup": 1,
    "titleformat": 5, "titlespacing": 4, "geometry": 1, "faIcon": 1, "columnratio": 1,
    "moderncvstyle": 1, "moderncvcolor": 1, "setcounter": 2, "addtocounter": 2, "cite": 1,
    "bibliography": 1, "bibliographystyle": 1, "addbibresource": 1, "nocite": 1,
    "printbibliography": 0,
    "wheelchart": 3, "cvstars": 1, "extractcolorspec": 2, "pdfbookmark": 2, "lastupdated": 0,
    "fancyhf": 1, "fancyhead": 1, "fancyfoot": 1, "makecvfooter": 3, "let": 2, "cline": 1,
    "hypertarget": 1, "phantomsection": 0, "enlargethispage": 1,
    "arrayrulecolor": 1,
    "pdfinfo": 1, "urlstyle": 1, "linespread": 1, "setmainfont": 1, "setsansfont": 1, "fontdir": 0,
    "acvHeaderSocialSep": 0, "setbool": 2, "colorizelinks": 0, "raggedright": 0, "NewInfoField": 2,
    "cvRatingMarker": 0, "itemsep": 0, "parskip": 0, "setlist": 1, "tikzset": 1,
    "addfontfeature": 1, "hskip": 0, "kern": 0, "parindent": 0, "parsep": 0, "topsep": 0,
    "tabcolsep": 0, "baselineskip": 0, "leftskip": 0, "rightskip": 0, "leftmargin": 0,
    "abovedisplayskip": 0,
}  # fmt: skip
"""Commands that show nothing, with their arguments in braces; options go with them."""

LENGTHS = frozenset(
    {"vskip", "hskip", "kern", "itemsep", "parskip", "parindent", "parsep", "topsep", "tabcolsep"}
    | {"baselineskip", "leftskip", "rightskip", "leftmargin", "abovedisplayskip"}
)
"""Those that a length without braces follows."""
