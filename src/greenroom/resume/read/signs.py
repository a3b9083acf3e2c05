"""The signs a résumé is laid out with: bullets, headings by their words, gaps between columns."""

import re

_BULLET = re.compile(
    r"\s*(?:[•◦▪▫●○■□‣⁃∙·⦁⚫⬤◾◼▸▹►▻▶➤➢➔➜→⇒❖◆◇✓✔✦✧★☆»›❯\uf0b7\uf0a7\uf0d8\uf0a8\uf076\uf0fc\uf06e]\s*"
    r"|[-–—*+]\s+(?=\S)|o(?:\t|\s{2,})(?=\S))"
)
_NUMBERED = re.compile(r"\s*(?:\(?\d{1,2}[.)]|\[\d{1,2}\])\s+(?=[^\W\d])")
_SECTIONS = (
    # English
    "about|about me|summary|profile|objective|overview|experience|employment|work|work history"
    "|career|career history|education|academic background|projects|skills|expertise|competencies"
    "|technologies|tools|publications|papers|talks|patents|awards|honou?rs|achievements"
    "|certifications?|certificates|licen[cs]es|courses|coursework|training|languages|interests"
    "|hobbies|volunteer|volunteering|activities|leadership|references|contact|contact me|research"
    "|open source|links|positions|teaching|community|internships?|background|qualifications"
    "|highlights"
    # French, German, Spanish, Italian, Portuguese, Dutch
    "|profil|à propos|expériences?|formation|formations|études|compétences|projets|langues|loisirs"
    "|centres d['’]intérêt|publications|distinctions|diplômes|résumé"
    "|berufserfahrung|ausbildung|studium|kenntnisse|fähigkeiten|projekte|sprachen|kontakt|werdegang"
    "|weiterbildung|auszeichnungen|publikationen|zertifikate|berufspraxis|ehrenamt|interessen"
    "|perfil|experiencia|educación|formación|habilidades|proyectos|idiomas|contacto|resumen"
    "|esperienza|istruzione|competenze|progetti|lingue|experiência|educação|competências|projetos"
    "|werkervaring|opleiding|vaardigheden|projecten|talen"
)
_QUALIFIERS = (
    "professional|work|working|relevant|selected|technical|key|core|personal|additional|academic"
    "|other|industry|employment|career|executive|research|side|notable|recent|main|general|my|soft"
    "|professionnelles?|techniques|profesional|laboral|técnicas|professionale|profissional"
    "|berufliche|open[- ]source|teaching|machine learning|ml|data|volunteer|leadership"
)
_SECTION = re.compile(
    rf"(?:(?:{_QUALIFIERS})\s+)*(?:{_SECTIONS})"
    rf"(?:\s*(?:&|and|und|et|y|e|/|,|\+)\s*(?:(?:{_QUALIFIERS})\s+)*(?:{_SECTIONS}))*"
    rf"(?:\s+(?:{_QUALIFIERS}|history|experience|summary|background|skills))*",
    re.IGNORECASE,
)


def without_bullet(text: str) -> str | None:
    """The text after a bullet's sign, or None when it begins with none.

    >>> without_bullet("• Cut latency"), without_bullet("-5% churn")
    ('Cut latency', None)
    """
    found = _BULLET.match(text)
    if not found or found.end() == len(text):
        return None
    return text[found.end() :]


def without_number(text: str) -> str | None:
    """The text after a list number (`1.`, `2)`, `[3]`), or None when it begins with none."""
    found = _NUMBERED.match(text)
    return text[found.end() :] if found else None


def names_section(text: str) -> bool:
    """Whether a line says no more than the name of a résumé's section.

    >>> names_section("WORK EXPERIENCE:"), names_section("Experience with Spark")
    (True, False)
    """
    words = " ".join(text.strip(" \t:#*_=–—-•|").split())
    return bool(words) and len(words) <= 60 and _SECTION.fullmatch(words) is not None
