"""The language a résumé is written in, and our few words in it: months, present, headings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from greenroom.resume.model import Dates

KINDS = (
    "summary", "experience", "projects", "education", "skills", "publications", "awards",
    "certificates", "languages", "volunteer", "interests", "other", "references",
)  # fmt: skip
"""The kinds of section, in the order they are set where a résumé has no order of its own."""

_MONTH = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Tongue:
    """Our words in one language.

    Attributes:
        code: As in `lang="en"`.
        months: Twelve, short.
        present: Said of what goes on.
        titles: A heading for each of `KINDS`.
        of: Between a degree and its subject.
        common: Words that give the language away.
    """

    code: str
    months: tuple[str, ...]
    present: str
    titles: tuple[str, ...]
    of: str = ", "
    common: frozenset[str] = field(default=frozenset(), repr=False)

    def day(self, value: str) -> str:
        """A month or a year in words.

        >>> ENGLISH.day("2021-03"), ENGLISH.day("2021")
        ('Mar 2021', '2021')
        """
        month = _MONTH.match(value)
        if month and 1 <= int(month[2]) <= 12:
            return f"{self.months[int(month[2]) - 1]} {month[1]}"
        return value

    def span(self, dates: Dates) -> str:
        """When something began and ended.

        >>> from greenroom.resume.model import Fact
        >>> ENGLISH.span(Dates(Fact("2021-03", 0, 0), None, Fact("present", 0, 0)))
        'Mar 2021 – present'
        """
        start = self.day(dates.start.value) if dates.start else ""
        end = self.day(dates.end.value) if dates.end else ""
        end = self.present if dates.present else end
        return start if start == end else " – ".join(filter(None, (start, end)))

    def title(self, kind: str) -> str:
        """Our heading for a kind of section."""
        return self.titles[KINDS.index(kind)] if kind in KINDS else kind.capitalize()


def tongue_of(texts: Iterable[str]) -> Tongue:
    """The language of the texts: the one whose common words are the most; English if few are.

    >>> tongue_of(["Réduction de la fraude de 23 % avec un modèle entraîné sur des paiements"]).code
    'fr'
    """
    words = [word for text in texts for word in re.findall(r"[^\W\d_]+", text.lower())]
    counts = [sum(word in tongue.common for word in words) for tongue in TONGUES]
    most = max(counts)
    return TONGUES[counts.index(most)] if most > max(2, counts[0]) else ENGLISH


def _tongue(code: str, months: str, present: str, titles: str, common: str) -> Tongue:
    of = " in " if code == "en" else ", "
    named = tuple(title.strip() for title in titles.split("|"))
    return Tongue(code, tuple(months.split()), present, named, of, frozenset(common.split()))


ENGLISH = _tongue(
    "en", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "present",
    "Summary|Experience|Projects|Education|Skills|Publications|Awards|Certificates|Languages"
    "|Volunteering|Interests|More|References",
    "the and of with for to in on by from at an that which was is",
)  # fmt: skip
TONGUES = (
    ENGLISH,
    _tongue(
        "fr", "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.", "aujourd'hui",
        "Profil|Expérience|Projets|Formation|Compétences|Publications|Distinctions|Certifications"
        "|Langues|Bénévolat|Centres d'intérêt|Divers|Références",
        "le la les de des et du pour une un dans avec sur par au aux est en",
    ),
    _tongue(
        "de", "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.", "heute",
        "Profil|Berufserfahrung|Projekte|Ausbildung|Kenntnisse|Publikationen|Auszeichnungen"
        "|Zertifikate|Sprachen|Ehrenamt|Interessen|Weiteres|Referenzen",
        "und der die das mit für von den dem zur zum bei im auf eines einer durch des",
    ),
    _tongue(
        "es", "ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic.", "actualidad",
        "Perfil|Experiencia|Proyectos|Formación|Competencias|Publicaciones|Premios"
        "|Certificaciones|Idiomas|Voluntariado|Intereses|Otros|Referencias",
        "el la los las y de para con del una un en por al sobre se",
    ),
    _tongue(
        "it", "gen feb mar apr mag giu lug ago set ott nov dic", "oggi",
        "Profilo|Esperienza|Progetti|Istruzione|Competenze|Pubblicazioni|Riconoscimenti"
        "|Certificazioni|Lingue|Volontariato|Interessi|Altro|Referenze",
        "il lo gli di e per con del della nel una un su da dei alla",
    ),
    _tongue(
        "pt", "jan fev mar abr mai jun jul ago set out nov dez", "presente",
        "Resumo|Experiência|Projetos|Formação|Competências|Publicações|Prêmios|Certificações"
        "|Idiomas|Voluntariado|Interesses|Outros|Referências",
        "o os de e para com do da dos uma um em por no na ao",
    ),
)  # fmt: skip
