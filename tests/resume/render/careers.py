"""Invented people whose résumés are hard to give back: each for a reason of its own."""

from typing import Any

_MAIL = {"email": "someone@example.org", "phone": "+442079460123", "location": "Leeds, UK"}


def _position(title: str, company: str, start: str, end: str, *bullets: str) -> dict[str, Any]:
    return {
        "title": title,
        "company": company,
        "start": start,
        "end": end,
        "location": "Leeds, UK",
        "bullets": bullets,
    }


_LONG = (
    "Rebuilt the demand forecast of 1,900 bakeries as a hierarchical model (store, region, chain) "
    "with reconciled quantiles, trained nightly on 6 years of till data joined with weather, "
    "school holidays and promotions; compared with the planners' spreadsheet, seasonal naive, "
    "exponential smoothing and a temporal fusion transformer over 14 rolling-origin windows, cut "
    "weighted quantile loss by 19% and waste by 2.3 tonnes a week, and handed planners an override "
    "whose use is logged, so that the model is retrained on what they know and it does not"
)

_WORDS = ("models", "gradient boosted trees", "rules", "linear baselines of one feature", "nets")

CAREERS: dict[str, dict[str, Any]] = {
    "letters of other languages": {
        **_MAIL,
        "name": "Zuzana Dvořáková-Łukasiewicz",
        "location": "Łódź, Poland",
        "phone": "+48422940123",
        "experience": [
            _position(
                "Machine Learning Engineer", "Škoda Přepravní", "2019-04", "present",
                "Reduced late deliveries 12% across Çeşme, Århus, Győr and Đà Nẵng with a gradient "
                "boosted model of travel time",
                "Measured β and λ of the arrival process (μ = 4.2 min, σ² ≤ 1.1) → ±3% error",
            ),
            _position(
                "Data Scientist", "Ørsted Energi", "2016-09", "2019-03",
                "Forecast wind power for 14 sites, naïve baseline beaten by 9 points of MAE",
            ),
        ],
        "education": [
            {"institution": "Univerzita Karlova", "degree": "MSc", "area": "Statistics",
             "start": "2014-10", "end": "2016-06"},
        ],
        "skills": ["Python", "C++", "SQL"],
    },
    "three positions at one company": {
        **_MAIL,
        "name": "Harriet Bell",
        "label": "Staff Machine Learning Engineer",
        "url": "https://harrietbell.example.org",
        "profiles": {
            "LinkedIn": "https://www.linkedin.com/in/harriet-bell-ml",
            "GitHub": "https://github.com/harrietbell",
        },
        "summary": "Machine learning engineer for demand and stock, nine years from notebooks to "
        "services on call.",
        "experience": [
            _position(
                "Staff Machine Learning Engineer", "Crumb & Co", "2022-01", "present",
                _LONG, "Led the on-call rota of 6 engineers for 11 models",
            ),
            _position(
                "Senior Machine Learning Engineer", "Crumb & Co", "2019-07", "2021-12",
                "Moved 11 models from cron to Airflow with data checks before every training run",
            ),
            _position(
                "Machine Learning Engineer", "Crumb & Co", "2017-02", "2019-06",
                "Shipped the first price-elasticity model, tested in 40 stores for 8 weeks",
            ),
        ],
        "education": [
            {"institution": "University of Leeds", "degree": "BSc", "area": "Mathematics",
             "start": "2013-09", "end": "2016-07", "score": "First-class honours"},
        ],
        "skills": {"Languages": ["Python", "SQL", "Go"], "Tools": ["Airflow", "Docker", "Ray"]},
        "others": {
            "publications": ["Reconciled quantiles for perishable goods, Retail ML Workshop 2023"],
            "languages": ["English (native)", "French (B2)"],
        },
    },
    "signs of every markup": {
        **_MAIL,
        "name": "Tomás O'Neill",
        "experience": [
            _position(
                "Machine Learning Engineer", "Hash & Dollar", "2020-03", "present",
                '#import "secrets.typ": * raised conversion by 4% & cost $1.2M less',
                "Kept p99 < 20 ms at > 3,000 QPS on `triton`; *no* page_in_12_months",
                "1. Cut $x$ \\alpha <b>bold</b> [link](https://example.org/a_b?c=d&e=f#g) by 7%",
                "Said “fewer alerts, please” and 'got' 60% fewer; recall@10 of 0.87 ~~not 0.8~~",
                "C# and F# services at https://example.org/very/long/path/of/a/service?with=query",
                "Used 100% of {{budget}} \\ 50% @team #ml --- it's ... done",
            ),
        ],
        "projects": [
            {"name": "tiny_search", "url": "https://github.com/toneill/tiny_search",
             "bullets": ["Wrote an inverted index in 400 lines; 2x faster than grep on 10 GB"]},
        ],
        "skills": ["C#", "F#", "C++", "Node.js", "Weights & Biases"],
    },
    "four pages": {
        **_MAIL,
        "name": "Margaret Achterberg",
        "experience": [
            _position(
                "Machine Learning Engineer" if year % 2 else "Senior Data Scientist",
                f"{town} Analytics", f"{year}-01", f"{year}-12" if year < 2024 else "present",
                *(
                    f"Cut the cost of {town} by {share}% with {count} {_WORDS[count % 5]} on "
                    f"{year} thousand rows, compared with {_WORDS[(count + share) % 5]} of the "
                    f"year before in a test of {share} weeks" + " and more" * (count % 4)
                    for count, share in enumerate(range(3, 9 + year % 4), year)
                ),
            )
            for year, town in zip(
                range(2024, 2010, -1),
                ("Aachen", "Bergen", "Cadiz", "Delft", "Essen", "Faro", "Ghent", "Halle", "Imola",
                 "Jena", "Kiel", "Lugo", "Malmo", "Namur"),
                strict=True,
            )
        ],
        "skills": ["Python", "R", "SQL"],
    },
    "almost nothing": {
        "name": "Ida Lund",
        "email": "ida@example.org",
        "experience": [
            {"title": "Machine Learning Engineer", "company": "Nuuk", "start": "2023",
             "end": "present", "bullets": []},
        ],
        "projects": [], "education": [], "skills": [], "others": {"awards": []},
    },
    "commas in titles and companies": {
        **_MAIL,
        "name": "Peter van der Meer",
        "experience": [
            _position(
                "Engineer, Machine Learning", "Finch, Wren and Daughters, Inc.", "2021-05",
                "present", "Ranked 40M listings with a two-tower model, NDCG@10 up 6%",
            ),
            _position(
                "Data Scientist, Risk and Fraud", "Meer Bank", "2018-01", "2021-04",
                "Flagged 31% more fraud at the same number of reviews, by 12 weeks of backtests",
            ),
        ],
        "education": [
            {"institution": "University of California, Berkeley", "degree": "MS",
             "area": "Computer Science", "start": "2015-08", "end": "2017-05"},
        ],
        "skills": ["Python", "AWS (S3, EC2, EMR)", "SQL"],
    },
    "a résumé in French": {
        "name": "Aurélien Mazières", "email": "a.mazieres@example.fr",
        "phone": "+33199005678", "location": "Nantes, France",
        "summary": "Ingénieur en apprentissage automatique, sept ans de la donnée à la production.",
        "experience": [
            _position(
                "Ingénieur Machine Learning", "Atelier Loire", "2020-02", "present",
                "Réduction de 14 % des ruptures de stock avec un modèle de prévision entraîné sur "
                "les ventes de 310 magasins",
                "Mise en production du modèle sur Kubernetes et suivi de la dérive des données",
            ),
            _position(
                "Data Scientist", "Banque du Ponant", "2017-09", "2020-01",
                "Détection de la fraude par forêts aléatoires, rappel de 0,81 contre 0,62 pour les "
                "règles",
            ),
        ],
        "education": [
            {"institution": "Université de Nantes", "degree": "Master", "area": "Statistiques",
             "start": "2015-09", "end": "2017-06"},
        ],
        "skills": ["Python", "Spark", "SQL"],
    },
    "years and no months": {
        **_MAIL,
        "name": "Olu Adeyemi",
        "experience": [
            _position("Applied Scientist", "Kestrel Labs", "2021", "present",
                      "Halved word error rate on 300 hours of Yoruba speech against the vendor's"),
            _position("Research Engineer", "Lagos Institute of Speech", "2018", "2021",
                      "Collected 1,100 hours of read speech from 900 speakers"),
        ],
        "education": [
            {"institution": "University of Lagos", "degree": "PhD", "area": "Linguistics",
             "start": "2014", "end": "2018"},
        ],
        "skills": ["Kaldi", "PyTorch"],
    },
}  # fmt: skip
