"""Where a place is named: by a small lexicon and by its shape (`City, Region`)."""

import re
from functools import lru_cache

from greenroom.resume.parse.lexicon import folded, phrases, words

_STATES = words(
    """AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM
    NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR"""
)
_PROVINCES = words("AB BC MB NB NL NS NT NU ON PE QC SK YT NSW VIC QLD ACT TAS")
_COUNTRIES = {
    "US": "united states, united states of america, usa, us, u.s., u.s.a., america, estados unidos",
    "GB": "united kingdom, uk, u.k., england, scotland, wales, northern ireland, great britain",
    "IN": "india, indien, inde", "DE": "germany, deutschland, allemagne, alemania, germania",
    "FR": "france, frankreich, francia", "CA": "canada, kanada", "AU": "australia",
    "ES": "spain, espana, espagne, spanien", "IT": "italy, italia, italie, italien",
    "PT": "portugal", "NL": "netherlands, the netherlands, nederland, holland, pays-bas",
    "BE": "belgium, belgique, belgie, belgien", "CH": "switzerland, schweiz, suisse, svizzera",
    "AT": "austria, osterreich, autriche", "IE": "ireland", "SE": "sweden, sverige",
    "NO": "norway, norge", "DK": "denmark, danmark", "FI": "finland, suomi", "IS": "iceland",
    "PL": "poland, polska", "CZ": "czech republic, czechia", "SK": "slovakia", "HU": "hungary",
    "RO": "romania", "BG": "bulgaria", "GR": "greece", "TR": "turkey, turkiye", "HR": "croatia",
    "RS": "serbia", "SI": "slovenia", "EE": "estonia", "LV": "latvia", "LT": "lithuania",
    "UA": "ukraine", "RU": "russia, russian federation", "BY": "belarus", "GE": "georgia",
    "IL": "israel", "AE": "united arab emirates, uae", "SA": "saudi arabia", "QA": "qatar",
    "EG": "egypt", "MA": "morocco, maroc", "TN": "tunisia, tunisie", "DZ": "algeria",
    "NG": "nigeria", "KE": "kenya", "GH": "ghana", "ZA": "south africa", "ET": "ethiopia",
    "RW": "rwanda", "UG": "uganda", "SN": "senegal", "PK": "pakistan", "BD": "bangladesh",
    "LK": "sri lanka", "NP": "nepal", "IR": "iran", "CN": "china, p.r. china, chine",
    "HK": "hong kong, hong kong sar", "TW": "taiwan", "JP": "japan, japon", "MY": "malaysia",
    "KR": "south korea, korea, republic of korea", "SG": "singapore", "ID": "indonesia",
    "TH": "thailand", "VN": "vietnam, viet nam", "PH": "philippines", "NZ": "new zealand",
    "BR": "brazil, brasil, bresil", "AR": "argentina", "CL": "chile", "CO": "colombia",
    "MX": "mexico", "PE": "peru", "UY": "uruguay", "EC": "ecuador", "CR": "costa rica",
    "LU": "luxembourg", "CY": "cyprus", "MT": "malta", "KZ": "kazakhstan", "JO": "jordan",
    "LB": "lebanon",
}  # fmt: skip
_REGIONS = {
    "US": """alabama, alaska, arizona, arkansas, california, colorado, connecticut, florida, hawaii,
        idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts,
        michigan, minnesota, mississippi, missouri, montana, nebraska, nevada, new hampshire,
        new jersey, new mexico, north carolina, north dakota, ohio, oklahoma, oregon, pennsylvania,
        rhode island, south carolina, south dakota, tennessee, texas, utah, vermont, virginia,
        west virginia, wisconsin, wyoming, d.c.""",
    "CA": "ontario, quebec, british columbia, alberta, manitoba, nova scotia, saskatchewan",
    "IN": """karnataka, maharashtra, tamil nadu, telangana, andhra pradesh, kerala, gujarat,
        rajasthan, uttar pradesh, haryana, punjab, west bengal, madhya pradesh, bihar, odisha,
        assam, uttarakhand, ncr""",
    "DE": "bayern, bavaria, hessen, sachsen, baden-wurttemberg, nordrhein-westfalen, niedersachsen",
    "FR": "ile-de-france, bretagne, occitanie, provence",
    "AU": "new south wales, victoria, queensland, western australia, south australia, tasmania",
    "BR": "sp, rj, mg, sao paulo, minas gerais", "ES": "catalunya, andalucia, pais vasco",
    "CN": "zhejiang, guangdong, jiangsu, sichuan, hubei", "GB": "greater london, surrey, kent",
}  # fmt: skip
_CITIES = {
    "US": """new york, new york city, nyc, brooklyn, los angeles, chicago, houston, phoenix,
        philadelphia, san antonio, san diego, dallas, san jose, austin, san francisco, seattle,
        denver, boston, portland, atlanta, miami, pittsburgh, detroit, minneapolis, palo alto,
        mountain view, sunnyvale, menlo park, cupertino, redmond, bellevue, ann arbor, cambridge,
        berkeley, stanford, oakland, santa clara, raleigh, durham, salt lake city, washington,
        washington dc, san francisco bay area, bay area, silicon valley, princeton, ithaca,
        las vegas, baltimore, nashville, charlotte, columbus, indianapolis, st. louis, irvine""",
    "GB": """london, manchester, edinburgh, oxford, bristol, leeds, glasgow, birmingham, liverpool,
        sheffield, cardiff, belfast, nottingham, newcastle""",
    "IN": """bangalore, bengaluru, mumbai, delhi, new delhi, hyderabad, chennai, pune, kolkata,
        gurgaon, gurugram, noida, ahmedabad, jaipur, kanpur, kharagpur, kochi, coimbatore, roorkee,
        indore, chandigarh, trivandrum""",
    "DE": """berlin, munich, munchen, hamburg, frankfurt, frankfurt am main, koln, cologne,
        stuttgart, dusseldorf, leipzig, dresden, karlsruhe, heidelberg, tubingen, aachen, bonn,
        nurnberg, hannover, bremen, darmstadt, freiburg, mannheim, potsdam, saarbrucken""",
    "FR": """paris, lyon, marseille, toulouse, nice, nantes, bordeaux, lille, grenoble, rennes,
        strasbourg, montpellier, sophia antipolis, palaiseau, saclay""",
    "CA": "toronto, montreal, vancouver, ottawa, waterloo, calgary, edmonton, kitchener",
    "ES": "madrid, barcelona, valencia, sevilla, seville, bilbao, malaga, zaragoza",
    "IT": "rome, roma, milan, milano, turin, torino, bologna, florence, firenze, pisa, trento",
    "PT": "lisbon, lisboa, porto, braga, coimbra", "PL": "warsaw, krakow, wroclaw, gdansk",
    "NL": "amsterdam, rotterdam, the hague, utrecht, eindhoven, delft, leiden, groningen",
    "BE": "brussels, bruxelles, ghent, leuven, antwerp, liege",
    "CH": "zurich, geneva, lausanne, basel, bern, lugano", "AT": "vienna, wien, graz, linz",
    "IE": "dublin, cork, galway", "SE": "stockholm, gothenburg, malmo, lund, uppsala",
    "NO": "oslo, bergen, trondheim", "DK": "copenhagen, kobenhavn, aarhus",
    "FI": "helsinki, espoo, tampere", "CZ": "prague, praha, brno", "HU": "budapest",
    "RO": "bucharest, cluj-napoca, iasi", "GR": "athens, thessaloniki", "TR": "istanbul, ankara",
    "RS": "belgrade", "HR": "zagreb", "SI": "ljubljana", "BG": "sofia", "UA": "kyiv, kiev, lviv",
    "RU": "moscow, saint petersburg, novosibirsk", "IL": "tel aviv, haifa, jerusalem",
    "AE": "dubai, abu dhabi", "SA": "riyadh, jeddah", "EG": "cairo, alexandria",
    "NG": "lagos, abuja, ibadan", "KE": "nairobi", "GH": "accra", "RW": "kigali",
    "ZA": "cape town, johannesburg, pretoria", "MA": "casablanca, rabat", "TN": "tunis",
    "PK": "karachi, lahore, islamabad", "BD": "dhaka", "LK": "colombo", "NP": "kathmandu",
    "IR": "tehran", "CN": "beijing, shanghai, shenzhen, hangzhou, guangzhou, nanjing, wuhan",
    "TW": "taipei, hsinchu", "JP": "tokyo, osaka, kyoto", "KR": "seoul, daejeon, pohang, pangyo",
    "ID": "jakarta, bandung", "TH": "bangkok", "VN": "hanoi, ho chi minh city", "PH": "manila",
    "MY": "kuala lumpur", "AU": "sydney, melbourne, brisbane, perth, canberra, adelaide",
    "NZ": "auckland, wellington", "BR": "sao paulo, rio de janeiro, belo horizonte, campinas",
    "AR": "buenos aires, cordoba", "CL": "santiago", "CO": "bogota, medellin",
    "MX": "mexico city, ciudad de mexico, cdmx, guadalajara, monterrey", "PE": "lima",
    "UY": "montevideo", "EE": "tallinn, tartu", "LV": "riga", "LT": "vilnius",
}  # fmt: skip


def _region_of(table: dict[str, str]) -> dict[str, str]:
    return {name: region for region, names in table.items() for name in phrases(names)}


_COUNTRY = _region_of(_COUNTRIES)
_REGION = _region_of(_REGIONS)
_CITY = _region_of(_CITIES)
_REMOTE = words("remote hybrid onsite on-site remoto distanciel teletravail homeoffice worldwide")
_CITY_SHAPE = re.compile(r"[^\W\d_][\w'’.\-]*(?:[ \-][^\W\d_][\w'’.\-]*){0,4}")
_BRACKETED = re.compile(r"\s*\((?:remote|hybrid|on-?site)[^)]*\)", re.IGNORECASE)
_POST_CODE = re.compile(
    r"\b(?:[A-Z]{1,2}-?)?\d{4,6}(?:-\d{4})?\b|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b"
)
_SPLIT = re.compile(r"\s*,\s*|\s+[–—|·•-]\s+|\s*\(|\s*/\s*")


@lru_cache(maxsize=4096)
def place_confidence(text: str) -> float:
    """How sure it is that a text is the name of a place and nothing else; 0 when it is not.

    >>> place_confidence("Pittsburgh, PA"), place_confidence("Data Scientist, Remote")
    (0.95, 0.0)
    """
    plain = _BRACKETED.sub("", _POST_CODE.sub("", text)).strip(" ,()")
    parts = [part.strip() for part in plain.split(",")]
    if not plain or len(parts) > 4 or not all(_CITY_SHAPE.fullmatch(part) for part in parts):
        return 0.9 if folded(text).strip("() ") in _REMOTE else 0.0
    if len(parts) == 1:
        return _one_word(plain)
    known = folded(parts[0]) in _CITY
    if region_of(parts[-1]) and parts[0][0].isupper():
        return 0.95 if known or not _role_like(parts[0]) else 0.0
    if known and folded(parts[-1]) in _REMOTE:
        return 0.9
    return 0.85 if known and len(parts[-1].split()) <= 2 and parts[-1][0].isupper() else 0.0


def _one_word(text: str) -> float:
    plain = folded(text)
    if plain in _REMOTE:
        return 0.9
    first, *rest = re.split(r"[\s-]+(?=remote|hybrid)|\s+or\s+", plain)
    if rest and first in _CITY:
        return 0.85
    words_of = plain.split()
    if len(words_of) > 1 and " ".join(words_of[:-1]) in _CITY and words_of[-1].upper() in _STATES:
        return 0.9
    return 0.8 if plain in _CITY else 0.7 if plain in _COUNTRY else 0.0


_ROLE = re.compile(
    r"\b(?:engineer|scientist|analyst|intern|university|college|inc|manager)\b", re.I
)


def _role_like(text: str) -> bool:
    return _ROLE.search(text) is not None


def region_of(text: str) -> str:
    """The two letters of the country a region, a country or a city lies in; empty if unknown.

    >>> region_of("WA"), region_of("Deutschland"), region_of("Lyon")
    ('US', 'DE', 'FR')
    """
    text = text.strip()
    if text in _STATES:
        return "US"
    if text in _PROVINCES:
        return "AU" if text in ("NSW", "VIC", "QLD", "ACT", "TAS") else "CA"
    plain = folded(text)
    return _COUNTRY.get(plain) or _REGION.get(plain) or (_CITY.get(plain) or "")


def country_of(place: str) -> str:
    """The two letters of the country of a whole place (`Lyon, France`); empty if unknown."""
    for part in reversed(place.split(",")):
        if region := region_of(_POST_CODE.sub("", part)):
            return region
    return ""


def trailing_place(text: str) -> tuple[int, int, float]:
    """Where a place stands at the end of a text, and how sure that is; `(-1, -1, 0)` if none.

    >>> text = "Podlark Audio, New York, NY"
    >>> start, end, sure = trailing_place(text)
    >>> text[start:end]
    'New York, NY'
    """
    end = len(text.rstrip(" ,)"))
    starts = [found.end() for found in _SPLIT.finditer(text)][-3:]
    best = (-1, -1, 0.0)
    for start in starts:
        sure = place_confidence(text[start:end])
        if sure > best[2]:
            best = (start, end, sure)
    return best
