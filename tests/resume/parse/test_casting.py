"""Heads of positions as people write them: which words are the title, which the company."""

import pytest

from greenroom.resume.model import Fact
from greenroom.resume.parse.parse import parse
from greenroom.resume.read.read import read_bytes

HEADS = [
    ("Software Engineer, Principal Financial Group",
     "Software Engineer | Principal Financial Group"),
    ("Principal Financial Group, Data Scientist", "Data Scientist | Principal Financial Group"),
    ("Partner Engineer | Stripe", "Partner Engineer | Stripe"),
    ("FACEBOOK | SOFTWARE ENGINEER", "SOFTWARE ENGINEER | FACEBOOK"),
    ("NVIDIA Research, Research Intern", "Research Intern | NVIDIA Research"),
    ("Research Scientist, Meta AI (FAIR)", "Research Scientist | Meta AI (FAIR)"),
    ("VP of Engineering\nLattice Data (acquired by Apple)", "VP of Engineering | Lattice Data"),
    ("Co-Founder, Stealth Startup (YC W21)", "Co-Founder | Stealth Startup"),
    ("President & CEO\nYahoo!", "President & CEO | Yahoo!"),
    ("Member of Technical Staff, Anthropic", "Member of Technical Staff | Anthropic"),
    ("Intern @ CERN", "Intern | CERN"),
    ("Google — Software Engineer", "Software Engineer | Google"),
    ("Acme: Data Scientist", "Data Scientist | Acme"),
    ("Data Scientist II / Shopify", "Data Scientist II | Shopify"),
    ("Staff Engineer / Tech Lead, Search Quality\nYelp",
     "Staff Engineer / Tech Lead, Search Quality | Yelp"),
    ("Machine Learning Engineer - NLP, Grammarly, Kyiv",
     "Machine Learning Engineer - NLP | Grammarly"),
    ("Manager, Advanced Analytics, Pfizer, New York, NY", "Manager, Advanced Analytics | Pfizer"),
    ("Associate Director, Data Science & AI, Johnson & Johnson, Raritan, NJ",
     "Associate Director, Data Science & AI | Johnson & Johnson"),
    ("Senior Associate, Data & Analytics\nPricewaterhouseCoopers LLP\nChicago, IL",
     "Senior Associate, Data & Analytics | PricewaterhouseCoopers LLP"),
    ("Lead Data Scientist\nThe Weather Company, an IBM Business",
     "Lead Data Scientist | The Weather Company, an IBM Business"),
    ("Uber Technologies Inc., San Francisco — Senior Data Scientist, Marketplace",
     "Senior Data Scientist, Marketplace | Uber Technologies Inc."),
    ("University of Oxford, Department of Statistics — Postdoctoral Research Associate",
     "Postdoctoral Research Associate | University of Oxford, Department of Statistics"),
    ("Software Engineer & Security Researcher (Compulsory Military Service)\nR.O.K Cyber Group",
     "Software Engineer & Security Researcher (Compulsory Military Service) | R.O.K Cyber Group"),
    ("Tata Consultancy Services, Chennai\nClient: Boeing\nRole: Assistant Systems Engineer",
     "Assistant Systems Engineer | Tata Consultancy Services"),
    ("Company: Orin\nPosition: Analyst", "Analyst | Orin"),
    ("Ingénieur Machine Learning chez Doctolibre, Paris",
     "Ingénieur Machine Learning | Doctolibre"),
    ("Leiterin Datenanalyse\nDeutsche Schiene AG, Frankfurt am Main",
     "Leiterin Datenanalyse | Deutsche Schiene AG"),
    ("Wissenschaftlicher Mitarbeiter\nInstitut für Regelung",
     "Wissenschaftlicher Mitarbeiter | Institut für Regelung"),
    ("Analista de datos — Ayuntamiento de Cádiz", "Analista de datos | Ayuntamiento de Cádiz"),
    ("Cashier\nTarget", "Cashier | Target"),
    ("Software Engineer\nFreelance", "Software Engineer | Freelance"),
    ("Software Engineer\nAcme · Full-time", "Software Engineer | Acme"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "expected"), HEADS)
def test_a_head_is_read_alone_without_help_of_other_entries(head: str, expected: str) -> None:
    text = f"Ada Quill\n\nEXPERIENCE\n\n{head}\nMar 2019 - Jul 2021\n- Shipped a thing that works"

    work = parse(read_bytes("resume.txt", text.encode())).work

    assert [f"{value(each.position)} | {value(each.name)}" for each in work] == [expected]
    assert [each.value for each in work[0].highlights] == ["Shipped a thing that works"]


def value(fact: Fact | None) -> str:
    """A fact's value; empty where there is none."""
    return fact.value if fact else ""
