"""How to reach somebody: e-mail, phone, address on the web, accounts on networks."""

import re
from collections.abc import Iterator, Sequence

from greenroom.resume.document import Document, Line
from greenroom.resume.model import Fact, Profile
from greenroom.resume.parse.places import region_of

_TLD = (
    r"com|org|net|edu|io|dev|ai|me|co|app|tech|xyz|info|eu|de|fr|es|it|pt|nl|be|ch|at|uk|ie|in|ca"
    r"|au|us|br|mx|ar|cl|jp|cn|kr|sg|hk|tw|se|no|dk|fi|pl|cz|hu|ro|gr|tr|il|ae|za|ng|ke|ru|ua|nz"
    r"|gov|ac|page|site|blog|codes|engineer|science|ml|gg|sh|so|to|cc|biz|name|pro|works|space"
)
_EMAIL = re.compile(
    r"[\w.+%'’-]*[\w+%-]\s?\n?@\n?\s?[\w-]+(?:\.[\w-]+)*(?:\.|\.\n|\n\.)[A-Za-z]{2,24}(?![\w@])"
)
_SPELT = re.compile(
    r"([\w.+-]+)\s*[\[({]\s*at\s*[\])}]\s*([\w-]+(?:(?:\.|\s*[\[({]\s*dot\s*[\])}]\s*)[\w-]+)+)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<![\w.])(?:\+|\(|00|tel:)?\s?\(?\d[\d\s().\-‐-–/\xa0]{5,22}\d(?![\w%])")
_URL = re.compile(
    rf"(?<![\w@.-])(?:https?://|www\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:{_TLD})"
    r"(?![\w@.-]*@)(?![a-z0-9-])(?:[:/?#][^\s|,;<>)•·]*)?",
    re.IGNORECASE,
)
_NETWORKS = (
    ("LinkedIn", r"linkedin\.com/(?:in|pub)/", r"linkedin"),
    ("GitHub", r"github\.com/[\w-]+/?$", r"github"),
    ("GitLab", r"gitlab\.com/[\w.-]+/?$", r"gitlab"),
    ("Google Scholar", r"scholar\.google\.[a-z.]+/", r"google scholar|scholar"),
    ("ORCID", r"orcid\.org/", r"orcid"),
    ("X", r"(?:^|[/.])(?:twitter|x)\.com/", r"twitter|x"),
    ("Kaggle", r"kaggle\.com/", r"kaggle"),
    ("Hugging Face", r"huggingface\.co/[\w-]+/?$", r"hugging\s?face"),
    ("Stack Overflow", r"stackoverflow\.com/users/", r"stack\s?overflow"),
    ("Medium", r"medium\.com/@|\.medium\.com", r"medium"),
    ("ResearchGate", r"researchgate\.net/profile", r"researchgate"),
    ("Mastodon", r"mastodon\.[a-z]+/@|/@\w+@", r"mastodon"),
    ("Bluesky", r"bsky\.app/profile", r"bluesky"),
    ("YouTube", r"youtube\.com/", r"youtube"),
)
_HOME = {
    "LinkedIn": "https://linkedin.com/in/", "GitHub": "https://github.com/",
    "GitLab": "https://gitlab.com/", "X": "https://x.com/", "Kaggle": "https://kaggle.com/",
    "ORCID": "https://orcid.org/", "Medium": "https://medium.com/@",
    "Hugging Face": "https://huggingface.co/",
}  # fmt: skip
_HANDLE = re.compile(
    r"(?<!\w)(?P<network>linkedin|github|gitlab|twitter|kaggle|orcid|medium|hugging\s?face)"
    r"\s*(?::\s*@?|\s@|/(?:in/)?)(?P<handle>[\w][\w.-]{1,38}\w)(?![\w/.@])",
    re.IGNORECASE,
)
_REGIONS = ("US", "GB", "IN", "DE", "FR", "ES", "IT", "CA", "AU", "BR")


def email_in(document: Document, spans: Sequence[tuple[int, int]]) -> Fact | None:
    """The first address in these stretches of the document, or in the whole of it, or in a link."""
    for start, end in (*spans, (0, len(document.text))):
        stretch = document.text[start:end]
        found = _EMAIL.search(stretch)
        if found:
            value = re.sub(r"\s", "", found[0]).replace("’", "'")
            at = start + found.start()
            return Fact(value.lstrip(".-'"), at, start + found.end(), 0.99)
        spelt = _SPELT.search(stretch)
        if spelt:
            host = re.sub(r"\s*[\[({]\s*dot\s*[\])}]\s*", ".", spelt[2], flags=re.IGNORECASE)
            return Fact(f"{spelt[1]}@{host}", start + spelt.start(), start + spelt.end(), 0.9)
    for link in document.links:
        if link.url.lower().startswith("mailto:") and "@" in link.url:
            value = link.url[7:].split("?")[0].replace("%40", "@").strip()
            return Fact(value, link.start, link.end, 0.9)
    return None


def phone_in(
    document: Document, spans: Sequence[tuple[int, int]], place: str, email: str
) -> Fact | None:
    """The first phone number in these stretches, or else anywhere, in E.164.

    Args:
        document: It.
        spans: Where to look first.
        place: The country they live in, two letters, if known.
        email: Their address, whose ending is a hint at the country.
    """
    regions = _regions(place, email)
    for sure, places in ((0.98, spans), (0.8, ((0, len(document.text)),))):
        texts = [(start, document.text[start:end]) for start, end in places]
        candidates = [(start + at.start(), at[0]) for start, text in texts for at in _numbers(text)]
        for at, written in candidates:
            if number := _e164(written, regions):
                inner = written.strip()
                start = at + written.index(inner)
                return Fact(number, start, start + len(inner), sure)
    return None


def _numbers(text: str) -> Iterator[re.Match[str]]:
    for found in _DIGITS.finditer(text):
        digits = sum(character.isdigit() for character in found[0])
        years = re.fullmatch(r"\W*(?:19|20)\d\d\W+(?:19|20)\d\d\W*", found[0])
        if 7 <= digits <= 15 and not years and "\n" not in found[0].strip():
            yield found


def _regions(place: str, email: str) -> tuple[str, ...]:
    ending = email.rpartition(".")[2].upper()
    ending = "GB" if ending == "UK" else ending
    hints = [place, ending if len(ending) == 2 and ending not in ("IO", "AI", "ME", "CO") else ""]
    return tuple(dict.fromkeys(region for region in (*hints, *_REGIONS) if region))


def _e164(written: str, regions: Sequence[str]) -> str:
    import phonenumbers

    possible = ""
    text = re.sub(r"(?<=\+\d\d)\s?\(0\)|(?<=\+\d)\s?\(0\)|(?<=\+\d\d\d)\s?\(0\)", "", written)
    text = re.sub(r"^\s*00(?=[1-9])", "+", text.replace("tel:", ""))
    for region in regions[:1] if text.strip().startswith("+") else regions:
        try:
            number = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            continue
        value = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        if phonenumbers.is_valid_number(number):
            return str(value)
        if not possible and phonenumbers.is_possible_number(number):
            possible = str(value)
    return possible


def addresses_in(document: Document, lines: Sequence[Line]) -> tuple[Fact, ...]:
    """The web addresses in these lines and under their links, in reading order."""
    found: dict[str, Fact] = {}
    for line in lines:
        for link in document.links:
            within = line.start <= link.start <= line.end
            if within and link.url.lower().startswith(("http", "www.")):
                url = _whole(link.url)
                found.setdefault(_key(url), Fact(url, link.start, link.end, 0.98))
        for at in _URL.finditer(document.words(line)):
            url = _whole(at[0].rstrip(".,:;/'\"") if at[0].count("/") else at[0].rstrip(".,:;'\""))
            start = line.start + at.start()
            found.setdefault(_key(url), Fact(url, start, line.start + at.end(), 0.95))
    return tuple(sorted(found.values(), key=lambda fact: (fact.start, fact.end)))


def _whole(url: str) -> str:
    url = url.strip()
    return url if re.match(r"https?://", url, re.IGNORECASE) else f"https://{url}"


def _key(url: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", url.lower()).rstrip("/")


def profiles_in(
    document: Document, lines: Sequence[Line], addresses: Sequence[Fact]
) -> tuple[Profile, ...]:
    """Accounts on networks: by their address, or by the network's name before a handle."""
    found: dict[str, Profile] = {}
    for address in addresses:
        for network, pattern, _ in _NETWORKS:
            if network not in found and re.search(pattern, address.value, re.IGNORECASE):
                found[network] = Profile(network, address)
    for line in lines:
        for at in _HANDLE.finditer(document.words(line)):
            network = _network_called(at["network"])
            home = _HOME.get(network, "")
            if home and network not in found and not region_of(at["handle"]):
                start = line.start + at.start("handle")
                url = Fact(home + at["handle"], start, line.start + at.end("handle"), 0.85)
                found[network] = Profile(network, url)
    return tuple(found.values())


def _network_called(name: str) -> str:
    return next(
        network for network, _, word in _NETWORKS if re.fullmatch(word, name, re.IGNORECASE)
    )


def homepage(addresses: Sequence[Fact], profiles: Sequence[Profile], email: str) -> Fact | None:
    """The first address that is no account on a network and not just the e-mail's host."""
    taken = {profile.url.value for profile in profiles}
    host = email.rpartition("@")[2].lower()
    for address in addresses:
        networked = any(re.search(word, address.value) for _, word, _ in _NETWORKS)
        hosted = host and _key(address.value) == host
        repository = re.search(r"(?:github|gitlab)\.com/", address.value)
        if address.value not in taken and not networked and not hosted and not repository:
            return address
    return None
