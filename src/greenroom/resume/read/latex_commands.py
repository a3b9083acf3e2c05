"""What LaTeX's own commands do, and those of résumé classes that macros cannot express."""

import re
from functools import partial

from greenroom.resume.read.draft import Row
from greenroom.resume.read.latex_environments import begin, end, finish
from greenroom.resume.read.latex_letters import address
from greenroom.resume.read.latex_macros import AWESOME_ENTRY, MODERN_ENTRY
from greenroom.resume.read.latex_source import Macro
from greenroom.resume.read.latex_walk import Command, Walk

_SIZES = {
    "tiny": 5.0, "scriptsize": 7.0, "footnotesize": 8.0, "small": 9.0, "normalsize": 10.0,
    "large": 12.0, "Large": 14.4, "LARGE": 17.3, "huge": 20.7, "Huge": 24.9,
}  # fmt: skip
_WHITE = frozenset({"white", "ffffff", "1", "1,1,1", "1.0,1.0,1.0", "255,255,255"})
_NETWORKS = {
    "linkedin": "linkedin.com/in/", "github": "github.com/", "gitlab": "gitlab.com/",
    "twitter": "twitter.com/", "x": "x.com/", "medium": "medium.com/@",
    "stackoverflow": "stackoverflow.com/users/",
}  # fmt: skip
_OWN = frozenset({"glyphtounicode", "pdfglyphlist", "glyphtounicode.tex"})
_COMMAND = re.compile(r"\\[a-zA-Z]+")
_COUNT = re.compile(r"#(\d)")


def _styled(walk: Walk, **changes: object) -> None:
    """A command whose argument looks otherwise."""
    while walk.source.option() is not None:
        continue
    if walk.source.takes("{"):
        walk.page.open()
        walk.page.restyle(**changes)
    else:
        walk.source.insert(walk.source.argument())


def _switch(walk: Walk, **changes: object) -> None:
    walk.page.restyle(**changes)


def _colour(walk: Walk) -> None:
    walk.source.option()
    named = walk.source.argument().replace(" ", "").lower()
    walk.page.restyle(hidden=named in _WHITE)


def _phantom(walk: Walk) -> None:
    walk.draft.hide(walk.source.argument())


def _row(walk: Walk) -> None:
    walk.page.end_row()


def _rail(walk: Walk) -> None:
    walk.page.begin(Row(rail=True))


def _title(walk: Walk) -> None:
    walk.page.begin(Row(role="title"))


def _bullet(walk: Walk) -> None:
    walk.page.begin(Row(role="bullet", indent=max(sum(walk.page.lists) - 1, 0)))


def _level(walk: Walk) -> None:
    number = walk.source.argument()
    walk.page.begin(Row(level=int(number) if number in {"1", "2", "3"} else 1))


def _heading(walk: Walk, level: int) -> None:
    walk.source.option()
    title = walk.source.argument()
    walk.source.insert(rf"\@row\@level{{{level}}}{title}\@row ")


def _item(walk: Walk) -> None:
    label = walk.source.option()
    walk.page.bullet()
    if label and re.search(r"[^\W\d_]", _COMMAND.sub("", label)):
        walk.source.insert(rf"\textbf{{{label}}}\@label ")


def _resume_item(walk: Walk) -> None:
    first = walk.source.argument()
    second = walk.source.argument() if walk.source.has_group() else ""
    walk.source.insert(rf"\@bullet {first}" + (rf"\@label {second}" if second else "") + r"\@row ")


def _entry(walk: Walk) -> None:
    r"""`\cventry`, of which two classes have different ideas."""
    while walk.source.option() is not None:
        continue
    arguments: list[str] = []
    while len(arguments) < 6 and walk.source.has_group():
        arguments.append(walk.source.argument())
    macro = MODERN_ENTRY if len(arguments) == 6 else AWESOME_ENTRY
    body = _COUNT.sub(lambda place: (*arguments, *[""] * 6)[int(place.group(1)) - 1], macro.body)
    walk.source.insert(body)


def _name(walk: Walk) -> None:
    """The name, in one argument or two."""
    walk.source.option()
    names = [walk.source.argument()]
    if walk.source.has_group():
        names.append(walk.source.argument())
    walk.source.insert(rf"\@title {' '.join(names)}\@row ")


def _part_of_name(walk: Walk) -> None:
    """A first name, which a last name follows."""
    name = walk.source.argument()
    walk.source.insert(rf"{name} " if walk.page.role == "title" else rf"\@title {name} ")


def _contact(walk: Walk) -> None:
    """A contact or a headline on a line of its own; an address may come in several arguments."""
    walk.source.option()
    parts = [walk.source.argument()]
    while walk.source.has_group() and len(parts) < 3:
        parts.append(walk.source.argument())
    walk.source.insert(r"\@row " + ", ".join(part for part in parts if part.strip()) + r"\@row ")


def _social(walk: Walk) -> None:
    _account(walk, (walk.source.option() or "").strip().lower())


def _account(walk: Walk, network: str) -> None:
    walk.source.option()
    name = address(walk.source.argument()).lstrip("@")
    shown = name if "/" in name else _NETWORKS.get(network, "") + name
    walk.page.end_row()
    walk.page.open()
    walk.page.restyle(url="" if "." not in shown else f"https://{shown.split('://')[-1]}")
    walk.page.say(shown)
    walk.page.close()
    walk.page.end_row()


def _link(walk: Walk) -> None:
    walk.source.option()
    url = address(walk.source.argument())
    _styled(walk, url=url)


def _url(walk: Walk) -> None:
    url = address(walk.source.argument())
    walk.page.open()
    walk.page.restyle(url=url)
    walk.page.say(url)
    walk.page.close()


def _tag(walk: Walk) -> None:
    walk.page.separate()
    walk.source.insert(walk.source.argument())


def _space(walk: Walk) -> None:
    walk.page.say(" ")


def _wide(walk: Walk) -> None:
    r"""`\hspace`, which may be as wide as the line."""
    width = walk.source.argument()
    if "fill" in width:
        walk.page.tab()
    else:
        walk.page.say(" ")


def _tab(walk: Walk) -> None:
    walk.page.tab()


def _side(walk: Walk) -> None:
    walk.page.gap()
    walk.page.restyle(column=1 - walk.page.style.column)


def _include(walk: Walk) -> None:
    name = walk.source.argument()
    if walk.source.has_group():
        name += walk.source.argument()
    if name.strip() not in _OWN:
        walk.missing.append(name.strip())


def _class(walk: Walk) -> None:
    walk.source.option()
    walk.document_class = walk.source.argument()


def _define(walk: Walk) -> None:
    r"""`\newcommand` and its kin."""
    walk.source.takes("*")
    name = walk.source.argument().strip("\\ *")
    count, default = walk.source.option(), walk.source.option()
    body = walk.source.argument()
    walk.macros[name] = Macro(_number(count), body, default)


def _define_plainly(walk: Walk) -> None:
    r"""`\def`."""
    name = walk.source.argument().strip("\\ *")
    places = walk.source.before("{")
    body = walk.source.rest_of_group()
    walk.macros[name] = Macro(len(_COUNT.findall(places)), body)


def _define_by_letters(walk: Walk) -> None:
    r"""`\NewDocumentCommand`."""
    name = walk.source.argument().strip("\\ *")
    letters, body = walk.source.argument(), walk.source.argument()
    walk.macros[name] = Macro(letters.count("m"), body, "" if letters[:1] in {"o", "O"} else None)


def _define_environment(walk: Walk) -> None:
    walk.source.takes("*")
    name = walk.source.argument().strip()
    count, default = walk.source.option(), walk.source.option()
    first, last = walk.source.argument(), walk.source.argument()
    walk.environments[name] = (Macro(_number(count), first, default), last)


def _number(count: str | None) -> int:
    told = (count or "").strip()
    return int(told) if re.fullmatch("[0-9]", told) else 0


def _table() -> dict[str, Command]:
    table: dict[str, Command] = {
        "@row": _row, "@rail": _rail, "@title": _title, "@bullet": _bullet, "@level": _level,
        "@label": lambda walk: walk.page.label(), "begin": begin, "end": end,
        "@end": lambda walk: finish(walk, walk.source.argument()), "item": _item,
        "resumeItem": _resume_item, "resumeSubItem": _resume_item, "cventry": _entry,
        "name": _name, "author": _name, "firstname": _part_of_name, "givenname": _part_of_name,
        "familyname": _part_of_name, "lastname": _part_of_name, "social": _social,
        "href": _link, "url": _url, "nolinkurl": _url, "path": _url, "hfill": _tab,
        "hspace": _wide, "dotfill": _tab, "hrulefill": _space, "switchcolumn": _side,
        "par": lambda walk: walk.page.gap(), "newline": lambda walk: walk.page.break_line(),
        "linebreak": lambda walk: walk.page.break_line(), "divider": lambda w: w.page.gap(),
        "tabularnewline": _row, "cvtag": _tag, "color": _colour,
        "input": _include, "include": _include,
        "subfile": _include, "import": _include, "documentclass": _class, "def": _define_plainly,
        "gdef": _define_plainly, "newenvironment": _define_environment,
        "renewenvironment": _define_environment, "quad": _space, "qquad": _space,
        "enspace": _space, "enskip": _space, "space": _space, "thinspace": _space,
        "textsuperscript": partial(_styled), "endinput": lambda walk: walk.source.stop(),
    }  # fmt: skip
    table |= dict.fromkeys(("newcommand", "renewcommand", "providecommand"), _define)
    table |= dict.fromkeys(("DeclareRobustCommand", "newrobustcmd"), _define)
    table |= dict.fromkeys(("NewDocumentCommand", "RenewDocumentCommand"), _define_by_letters)
    table |= dict.fromkeys(("phantom", "hphantom", "vphantom"), _phantom)
    table |= dict.fromkeys(
        ("title", "position", "address", "email", "phone", "mobile", "homepage", "website"),
        _contact,
    )
    table |= dict.fromkeys(("mailaddress", "born", "linkedinurl", "headline", "jobtitle"), _contact)
    for network in _NETWORKS:
        table[network] = partial(_account, network=network)
    table |= dict.fromkeys(("section", "cvsection", "part"), partial(_heading, level=1))
    table |= dict.fromkeys(("subsection", "cvsubsection"), partial(_heading, level=2))
    table |= dict.fromkeys(("subsubsection", "paragraph"), partial(_heading, level=3))
    return table | _looks()


def _looks() -> dict[str, Command]:
    table: dict[str, Command] = dict.fromkeys(
        ("textsc", "underline", "uline", "texttt", "textsf", "textrm", "text", "mbox", "makebox"),
        _styled,
    )
    table |= dict.fromkeys(("textnormal", "textup", "textmd", "hbox", "mathrm"), _styled)
    table |= dict.fromkeys(("ensuremath", "fbox", "framebox"), _styled)
    table |= dict.fromkeys(("textbf", "mathbf", "strong"), partial(_styled, bold=True))
    table |= dict.fromkeys(("textit", "emph", "textsl", "mathit"), partial(_styled, italic=True))
    table |= dict.fromkeys(("bfseries", "bf"), partial(_switch, bold=True))
    table |= dict.fromkeys(("itshape", "it", "em", "slshape"), partial(_switch, italic=True))
    table |= dict.fromkeys(("normalfont", "mdseries"), partial(_switch, bold=False))
    for name, size in _SIZES.items():
        table[name] = partial(_switch, size=size)
    return table


COMMANDS = _table()
