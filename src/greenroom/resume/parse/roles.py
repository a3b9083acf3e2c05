"""How much a stretch of text looks like a job's title, and how much like a company's name."""

import re
from collections.abc import Sequence
from functools import lru_cache

from greenroom.resume.parse.lexicon import folded, words

_HEADS = words(
    """engineer scientist developer programmer analyst manager director head lead intern consultant
    researcher architect professor lecturer instructor teacher tutor assistant associate officer
    founder cofounder co-founder cto ceo coo cfo cio cdo ciso vp president chair partner specialist
    strategist designer administrator coordinator technician technologist statistician
    mathematician physicist economist actuary modeler modeller quant trader advisor adviser
    evangelist advocate apprentice trainee fellow postdoc student freelancer contractor owner
    principal supervisor executive representative clerk accountant auditor editor writer operator
    mentor volunteer contributor maintainer author ambassador chairman chairwoman chairperson
    treasurer secretary captain leader sde swe mle sre devops tester annotator curator librarian
    physician nurse pharmacist biologist chemist linguist planner buyer recruiter marketer
    ra ta internship residency resident aide organizer organiser builder ninja guru
    bioinformatician informatician geologist meteorologist neuroscientist radiologist
    werkstudent werkstudentin praktikant praktikantin hilfskraft leiter leiterin referent referentin
    berater beraterin geschaftsfuhrer mitarbeiter mitarbeiterin doktorand doktorandin informatiker
    informatikerin mathematiker physiker analystin masterand bachelorand tutorin dozent
    ingenieur ingenieure developpeur developpeuse analyste chercheur chercheuse stagiaire
    alternant alternante consultante responsable directeur directrice chef doctorant doctorante
    enseignant statisticien charge chargee apprenti redacteur stage
    ingeniero ingeniera desarrollador desarrolladora cientifico cientifica analista becario becaria
    investigador investigadora consultor consultora jefe jefa gerente director directora profesor
    profesora practicas lider programador programadora tecnico tecnica responsabile ayudante
    engenheiro engenheira desenvolvedor desenvolvedora cientista pesquisador pesquisadora
    estagiario estagiaria coordenador coordenadora bolsista
    ingegnere sviluppatore sviluppatrice scienziato scienziata ricercatore ricercatrice tirocinante
    consulente stagista direttore programmatore dottorando assegnista
    ontwikkelaar wetenschapper onderzoeker stagiair adviseur medewerker utvecklare ingenjor"""
)
_COMPOUND = re.compile(
    r"[a-zß]{3,}(?:ingenieur|entwickler|wissenschaftler|forscher|architekt|manager|leiter|berater"
    r"|analyst|informatiker|assistent|praktikant|student|mitarbeiter|techniker)(?:in)?|\w+-engineer"
)
_RANKS = words(
    """senior sr junior jr staff principal lead chief vice deputy executive associate assistant
    graduate entry mid mid-level founding interim acting visiting adjunct tenured doctoral
    postdoctoral undergraduate part-time full-time freelance ii iii iv i l3 l4 l5 l6 e4 e5 e6
    wissenschaftlicher wissenschaftliche leitender leitende studentische studentischer"""
)
_FIELDS = words(
    """machine learning data software ml ai nlp mlops vision research applied platform backend
    front-end frontend full-stack fullstack full stack computer analytics quantitative product deep
    artificial intelligence business web cloud systems infrastructure security robotics hardware
    reliability site algorithm modelling modeling teaching technical risk science sciences
    search recommendations recommendation recommender ranking ads growth pricing personalization
    personalisation fraud forecasting perception planning speech language safety trust experience
    foundations foundation experimentation causal inference recherche statistics operations
    development engineering de des datos donnees dati daten sistemas recherche aprendizaje"""
)
_SUFFIXES = re.compile(
    r"(?:\b(?:inc|llc|ltd|limited|gmbh|mbh|ag|kg|kgaa|ohg|ug|se|plc|llp|corp|corporation|co|pvt|pty"
    r"|bv|nv|oy|oyj|ab|aps|asa|srl|spa|sarl|sas|sasu|(?<!u\.)s\.?a|s\.?l|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v"
    r"|s\.?a\.?s|e\.?v|ltda|kft|zrt|pte|sdn bhd|a\.?s|d\.?o\.?o|s\.?r\.?o|z\.?o\.?o|k\.?k)\.?"
    r"|\.(?:com|io|ai|org|net|co|dev|app|tech))$"
)
_SHAPES = words(
    """labs lab technologies technology systems solutions group holding holdings capital bank
    university universitat universite universidad universita universidade universiteit college
    school institute institut instituto istituto hospital klinik clinic center centre centro
    foundation ministry agency laboratory laboratories academy polytechnic politecnico politecnica
    polytechnique hochschule fachhochschule ecole faculty department consulting partners ventures
    studio studios media networks insurance health healthcare pharma pharmaceuticals therapeutics
    biotech energy motors airlines airways logistics foods retail market markets payments
    industries international company collective cooperative corporation society association council
    stadtwerke versicherung bank banco banca banque caisse credit versand werke werk verlag
    ospedale hopital museum library observatory max-planck fraunhofer helmholtz
    bureau office trust fund exchange ltd works instruments semiconductor semiconductors
    telecom telekom mobile games entertainment interactive software bio genomics robotics
    analytics mutual brothers sons freelance self-employed independent startup iit mit eth epfl
    startups nonprofit government army navy"""
)
_KNOWN = words(
    """google alphabet meta facebook amazon aws microsoft apple netflix nvidia openai anthropic
    deepmind uber lyft airbnb twitter linkedin spotify stripe shopify salesforce oracle ibm intel
    amd qualcomm adobe tesla spacex bytedance tiktok tencent alibaba baidu huawei samsung sony
    siemens bosch sap bmw daimler volkswagen zalando booking.com klarna revolut monzo palantir
    databricks snowflake datadog cloudflare github gitlab atlassian dropbox pinterest snap reddit
    instacart doordash walmart target jpmorgan goldman citadel bloomberg accenture deloitte
    mckinsey bcg kpmg pwc ey infosys wipro tcs cognizant capgemini thoughtworks cern nasa yahoo ebay
    paypal visa mastercard cisco vmware twilio zoom slack square block coinbase robinhood grab
    gojek flipkart swiggy zomato rakuten mercadolibre nubank ubisoft criteo dassault airbus
    thales orange philips asml adyen ing nokia ericsson ikea volvo roche novartis pfizer"""
)
_DUTY = re.compile(r"[.;]$|\b(?:was|were|which|using|with a|that)\b")


@lru_cache(maxsize=4096)
def title_score(text: str) -> float:
    """How much a text looks like a job's title; above 1.5 it has a word only titles have.

    >>> title_score("Senior Machine Learning Engineer") > 3 > 0 > title_score("Acme GmbH")
    True
    """
    plain = folded(text)
    tokens = re.findall(r"[\w.&'+/-]*\w", plain)
    if not tokens or len(tokens) > 14:
        return -3.0
    core = re.split(r"\s*(?:[,(/|–—:]|\s-\s)\s*", plain)[0].split()
    score = 0.0
    parts = [part for token in tokens for part in token.split("/")]
    ends = core[-1].strip(".") if core else ""
    if any(_is_head(part) and (part not in _RANKS or part == ends) for part in parts):
        score += 2.5
        score += 0.7 if core and _is_head(core[-1].strip(".")) else 0.0
    score += min(1.2, 0.8 * sum(part.strip(".") in _RANKS for part in parts))
    score += min(0.8, 0.4 * sum(part in _FIELDS for part in parts))
    score -= 2.5 if _SUFFIXES.search(plain) else 0.0
    score += 2.0 if plain.endswith("technical staff") else 0.0
    score -= 0.8 if tokens[-1] in _SHAPES and not re.search(r",| of | - ", plain) else 0.0
    score -= 1.0 if tokens[0] in ("the", "university", "institute") else 0.0
    score -= 1.5 if _DUTY.search(plain) else 0.0
    return score - 0.3 * max(0, len(tokens) - 8)


@lru_cache(maxsize=4096)
def company_score(text: str) -> float:
    """How much a text looks like the name of a company, a school or another employer.

    >>> company_score("Tessellate Labs Pvt. Ltd.") > 3 > company_score("Data Scientist")
    True
    """
    plain = folded(text)
    tokens = re.findall(r"[\w.&'+-]*[\w&]", plain)
    if not tokens or len(tokens) > 12:
        return -3.0
    if is_suffix(text):
        return -2.0
    score = 0.0
    score += 3.0 if _SUFFIXES.search(plain) else 0.0
    score += min(2.4, 1.4 * sum(token in _SHAPES for token in tokens))
    score += 1.5 if any(token in _KNOWN for token in tokens) else 0.0
    score += 0.8 if " & " in plain or " + " in plain or tokens[0] == "the" else 0.0
    score += 0.5 if text[:1].isupper() or re.search(r"[a-z][A-Z]", text) else -0.3
    heads = sum(_is_head(each) for each in _noted(tokens))
    score -= 0.5 * heads if tokens[-1] in _SHAPES else 0.6 * min(4, heads * 3)
    score -= 0.5 * sum(token.strip(".") in _RANKS for token in tokens)
    if all(token in _FIELDS or token in _RANKS or token in ("&", "and") for token in tokens):
        score -= 1.0
    score -= 1.5 if _DUTY.search(plain) and not _SUFFIXES.search(plain) else 0.0
    return score - 0.3 * max(0, len(tokens) - 6)


def _noted(tokens: Sequence[str]) -> list[str]:
    """Words without those that only rank what follows (`Lead Bank`, `Principal Financial`)."""
    last = len(tokens) - 1
    plain = [token.strip(".") for token in tokens]
    return [each for place, each in enumerate(plain) if place == last or each not in _RANKS]


def is_field(text: str) -> bool:
    """Whether a text ends with a word for a field of work, as a title's second part does.

    >>> is_field("ML Platform"), is_field("Principal Financial Group")
    (True, False)
    """
    tokens = re.findall(r"\w+(?:-\w+)*", folded(text))
    last = tokens[-1] if tokens else ""
    return last in _FIELDS or last in _RANKS or _is_head(last)


def is_suffix(text: str) -> bool:
    """Whether a text is a company's legal form and no more (`Inc.`, `LLC`)."""
    return _SUFFIXES.sub("", folded(text)).strip(" .,&") == ""


def _is_head(token: str) -> bool:
    return token in _HEADS or bool(_COMPOUND.fullmatch(token))
