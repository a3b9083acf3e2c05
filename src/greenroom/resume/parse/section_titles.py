"""What sections are called, in several languages."""

import re
from functools import lru_cache

from greenroom.resume.parse.lexicon import folded, phrases, words

# Folded: lower case, without accents; "&", "/" and "+" are "and".
_TITLES = {
    "experience": """experience, experiences, work experience, professional experience,
        employment, employment history, employment experience, work history, career, career
        history, career summary and experience, professional background, professional
        history, work, positions, positions held, relevant experience, industry experience,
        research experience, teaching experience, research and teaching experience,
        internships, internship, internship experience, internships and experience, where
        i've worked, where i have worked, what i've done, experience highlights, career
        highlights, engineering experience, technical experience, related experience,
        military service, academic experience, academic appointments, appointments,
        professional appointments, industrial experience, consulting experience, career
        experience, career path, job history, jobs, work life, additional experience, other
        experience, selected experience, teaching, freelance, experience professionnelle,
        experiences professionnelles, parcours professionnel, parcours, emplois, stages,
        experience et stages, carriere, berufserfahrung, berufspraxis, beruflicher
        werdegang, werdegang, berufliche erfahrung, berufliche stationen, praktika,
        erfahrung, praktische erfahrung, beruf, tatigkeiten, experiencia, experiencia
        laboral, experiencia profesional, trayectoria profesional, trayectoria, historial
        laboral, empleo, experiencia profissional, historico profissional, experiencias
        profissionais, experiencias, atuacao profissional, esperienza, esperienze,
        esperienza professionale, esperienza lavorativa, esperienze professionali,
        esperienze lavorative, werkervaring, ervaring, erhvervserfaring,
        arbetslivserfarenhet, 工作经历, 工作经验, 職務経歴, 职业经历""",
    "education": """education, academic background, educational background, academic
        history, academics, studies, qualifications, academic qualifications, education and
        training, education and qualifications, academic education, degrees, schooling,
        where i studied, where i've studied, university, university education, academic
        record, scholastic record, educational qualifications, academic profile, academic
        credentials, formation, formations, formation academique, etudes, diplomes, diplomes
        et formations, cursus, cursus academique, formation et diplomes, parcours
        academique, scolarite, ausbildung, bildung, studium, bildungsweg, bildungsgang,
        akademischer werdegang, akademische ausbildung, schulbildung, studium und
        ausbildung, ausbildung und studium, hochschulbildung, educacion, formacion,
        formacion academica, estudios, educacion y formacion, titulos, educacao, formacao,
        formacao academica, escolaridade, istruzione, istruzione e formazione, formazione,
        studi, titoli di studio, formazione accademica, opleiding, opleidingen, utbildning,
        uddannelse, 教育背景, 教育经历, 学歴, 教育""",
    "projects": """projects, personal projects, side projects, selected projects, academic
        projects, open source, open source projects, open source work, open source
        contributions, key projects, notable projects, research projects, technical
        projects, portfolio, relevant projects, project experience, projects experience,
        university projects, course projects, featured projects, recent projects, software
        projects, software, things i've built, things i built, what i've built, hackathons,
        projects and open source, independent projects, machine learning projects, ml
        projects, data science projects, projets, projets personnels, projets academiques,
        realisations, projekte, eigene projekte, private projekte, ausgewahlte projekte,
        proyectos, proyectos personales, projetos, projetos pessoais, progetti, progetti
        personali, projecten, 项目经历, 项目经验, 项目""",
    "skills": """skills, technical skills, key skills, core skills, core competencies,
        competencies, competences, expertise, areas of expertise, technologies, tools,
        technology, tech stack, toolbox, toolkit, skills and tools, technical proficiencies,
        proficiencies, technical competencies, technical expertise, technical knowledge,
        technical summary, programming, programming skills, programming languages, computer
        skills, it skills, software skills, hard skills, soft skills, skills summary, skill
        set, skillset, strengths, core strengths, what i work with, what i use, skills and
        technologies, skills and expertise, additional skills, other skills, top skills,
        professional skills, skills and abilities, skills and interests, skills and
        languages, technical strengths, specialties, digital skills, abilities,
        capabilities, core technologies, languages and technologies, languages and tools,
        tools and technologies, data skills, machine learning skills, competences
        techniques, competences cles, savoir faire, competences informatiques, kenntnisse,
        fahigkeiten, technische fahigkeiten, kompetenzen, technische kenntnisse, it
        kenntnisse, edv kenntnisse, fachkenntnisse, kenntnisse und fahigkeiten, habilidades,
        habilidades tecnicas, aptitudes, conocimientos, competencias, competencias tecnicas,
        conocimientos tecnicos, tecnologias, conhecimentos, competencias digitais,
        competenze, competenze tecniche, competenze informatiche, capacita, conoscenze,
        vaardigheden, fardigheter, 技能, 专业技能, スキル""",
    "summary": """summary, professional summary, executive summary, profile, professional
        profile, personal profile, about, about me, objective, career objective, career
        summary, overview, professional overview, personal statement, introduction, bio,
        biography, statement, summary of qualifications, qualifications summary, career
        profile, who i am, highlights, at a glance, intro, in short, tldr, profil, profil
        professionnel, a propos, a propos de moi, resume, presentation, objectif, uber mich,
        kurzprofil, zusammenfassung, personliches profil, perfil, perfil profesional,
        resumen, resumen profesional, sobre mi, extracto, objetivo, perfil profissional,
        resumo, resumo profissional, sobre mim, sobre, profilo, profilo professionale, chi
        sono, su di me, sommario, obiettivo, profiel, over mij, 个人简介, 自我评价""",
    "publications": """publications, selected publications, papers, research papers,
        publications and patents, patents, publications and talks, preprints, articles,
        journal articles, conference papers, research publications, peer reviewed
        publications, refereed publications, writing, books, publikationen,
        veroffentlichungen, patente, publicaciones, publicacoes, pubblicazioni, publicaties,
        brevets, articles de recherche""",
    "awards": """awards, honors, honours, honors and awards, awards and honors,
        achievements, awards and achievements, honours and awards, scholarships, awards and
        scholarships, accomplishments, recognition, fellowships, fellowships and awards,
        grants, prizes, key achievements, academic achievements, competitions, scholarships
        and awards, most proud of, distinctions, prix, bourses, prix et distinctions,
        auszeichnungen, preise, stipendien, preise und auszeichnungen, premios,
        reconocimientos, logros, becas, premios e distincoes, conquistas, premi,
        riconoscimenti, premi e riconoscimenti, onderscheidingen""",
    "certificates": """certifications, certification, certificates, licenses and
        certifications, certifications and licenses, licenses, courses and certifications,
        professional development, certifications and training, training and certifications,
        training, trainings, courses, online courses, certifications and courses,
        professional certifications, coursework, relevant coursework, selected coursework,
        moocs, certificats, certifications et formations, zertifikate, zertifizierungen,
        weiterbildung, weiterbildungen, fortbildung, kurse, certificaciones, cursos,
        certificados, cursos y certificaciones, certificacoes, cursos e certificacoes,
        certificazioni, certificati, corsi, certificaten, 证书""",
    "languages": """languages, language skills, spoken languages, human languages, natural
        languages, language proficiency, foreign languages, languages spoken, langues,
        langues parlees, competences linguistiques, sprachen, sprachkenntnisse,
        fremdsprachen, idiomas, lenguas, linguas, lingue, competenze linguistiche, talen,
        conhecimento de idiomas, 语言""",
    "volunteer": """volunteer, volunteering, volunteer experience, volunteer work,
        community, community involvement, community service, leadership, leadership
        experience, leadership and activities, extracurricular activities, activities,
        extracurriculars, activities and leadership, volunteering and leadership,
        extracurricular, service, academic service, professional service, professional
        activities, memberships, affiliations, professional affiliations, professional
        memberships, outreach, organizations, mentoring, benevolat, engagement, engagement
        associatif, vie associative, activites, ehrenamt, ehrenamtliches engagement,
        soziales engagement, engagement und interessen, voluntariado, actividades, trabalho
        voluntario, atividades, volontariato, attivita, vrijwilligerswerk""",
    "interests": """interests, hobbies, hobbies and interests, interests and hobbies,
        personal interests, passions, activities and interests, centres d'interet, centres
        d'interets, loisirs, interets, interessen, hobbys, interessen und hobbys, intereses,
        aficiones, interesses, interessi, hobby, interesses en hobby's, 兴趣爱好""",
    "references": """references, referees, recommendations, testimonials, references and
        contact, referenzen, referencias, referenze, referenties""",
    "contact": """contact, contacts, contact information, contact details, contact me,
        personal details, personal information, details, personal data, get in touch, links,
        profiles, find me online, online, social, social media, websites, address,
        coordonnees, informations personnelles, contacts et liens, kontakt, kontaktdaten,
        personliche daten, zur person, personliche angaben, contacto, datos personales,
        datos de contacto, contato, dados pessoais, contatti, dati personali, recapiti,
        informazioni personali, persoonlijke gegevens, 联系方式""",
    "other": """talks, presentations, talks and presentations, invited talks, speaking,
        conferences, media, press, miscellaneous, additional information, additional, other,
        further information, other information, extra, misc, research interests, research,
        thesis, theses, day of my life, a day of my life, my life philosophy, vortrage,
        sonstiges, divers, informations complementaires, otros, informacion adicional,
        outros, informacoes adicionais, altro, ulteriori informazioni, declaration, work
        authorization, availability, visa status, philosophy, life philosophy""",
}  # fmt: skip
_ID_OF = {title: section for section, titles in _TITLES.items() for title in phrases(titles)}
_SQUEEZED = {title.replace(" ", ""): section for title, section in _ID_OF.items()}
_QUALIFIERS = words(
    """professional work relevant selected technical key core personal additional academic other
    industry recent main general my our notable some brief career latest current past previous
    the few more featured applied industrial representative"""
)
_ROOTS = (
    ("volunteer", r"volunt|communit|leadership|extracurric|ehrenamt|benevol|membership|outreach"),
    ("publications", r"publi|papers\b|patent|preprint|veroffentl|pubblic"),
    ("certificates", r"certif|zertif|licen[sc]es|courses|coursework|training|cursos|weiterbild"),
    (
        "awards",
        r"award|hono(u)?rs|achievement|scholarship|prizes|fellowship|auszeich|premio|prix\b",
    ),
    ("projects", r"project|projekt|projet|proyecto|progett|open.source|built|portfolio"),
    ("education", r"educa|academic|studied|studies|studium|ausbildung|formation|formacion|diplom"),
    ("languages", r"^languages|spoken|sprach|langues|idiom|lingue"),
    (
        "skills",
        r"skill|technolog|tools|toolbox|competen|expertise|stack|kenntnis|fahigkeit|proficien",
    ),
    (
        "experience",
        r"experien|employ|worked|work\b|career|berufs|werdegang|laboral|internship|jobs",
    ),
    ("interests", r"interest|hobb|loisir|passion|intere(s|ss)"),
    ("summary", r"about|profil|summary|objective|who i|perfil|resumen"),
    ("references", r"referen|recommend"),
    ("contact", r"contact|kontakt|reach me|in touch|details"),
)
_NOISE = re.compile(r"[^\w\s&/+|']|[\ue000-\uf8ff_]")
_AND = re.compile(r"\s*(?:[&/+|]|\b(?:and|und|et|y|e|en)\b)\s*")
_NUMBER = re.compile(r"^(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)]\s+")
_CONTINUED = re.compile(r"\s*\(?(?:continued|cont'?d?|fortsetzung|suite)\)?$")


@lru_cache(maxsize=2048)
def section_called(title: str) -> str:
    """The id of the section with this title; empty when it is no title we know.

    >>> section_called("Where I’ve worked"), section_called("W O R K  H I S T O R Y")
    ('experience', 'experience')
    """
    plain = plain_title(title)
    if not plain or len(plain) > 60:
        return ""
    known = _ID_OF.get(plain) or _letter_spaced(title)
    return known or _without_qualifiers(plain) or _of_parts(plain)


def plain_title(title: str) -> str:
    """A title without decoration: folded, without sign and number."""
    text = folded(_NOISE.sub(" ", _NUMBER.sub("", folded(title))))
    return " ".join(_AND.sub(" and ", _CONTINUED.sub("", text)).split())


def _letter_spaced(title: str) -> str:
    """The section that a title spells with blanks between its letters, in whatever groups."""
    tokens = folded(_NOISE.sub(" ", title)).split()
    if 1 < len(tokens) < 4 or sum(map(len, tokens)) > 2 * len(tokens) > 2:
        return ""
    return _SQUEEZED.get("".join(tokens), "")


def _without_qualifiers(plain: str) -> str:
    rest = plain.split()
    while len(rest) > 1 and rest[0] in _QUALIFIERS:
        rest = rest[1:]
    return _ID_OF.get(" ".join(rest), "")


def _of_parts(plain: str) -> str:
    parts = [part.strip() for part in plain.split(" and ")]
    if len(parts) < 2:
        return ""
    ids = [_ID_OF.get(part) or _without_qualifiers(part) for part in parts]
    return next((name for name in ids if name), "") if all(ids) else ""


@lru_cache(maxsize=2048)
def section_like(title: str) -> str:
    """The id that a title in other words speaks of; `other` when none."""
    plain = plain_title(title)
    return next((name for name, root in _ROOTS if re.search(root, plain)), "other")
