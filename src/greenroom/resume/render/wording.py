"""How a value is written for a reader: phones, addresses, headings."""

import re

_LOUD = frozenset({"AI", "AWS", "CV", "GCP", "IT", "LLM", "ML", "MLOPS", "NLP", "R&D", "UX"})


def phone(value: str) -> str:
    """A phone number as people of any country write it.

    >>> phone("+12065550142")
    '+1 206-555-0142'
    """
    import phonenumbers

    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        return value
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def address(url: str) -> str:
    """A link as it is shown: without what a reader need not see.

    >>> address("https://www.linkedin.com/in/mor/")
    'linkedin.com/in/mor'
    """
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", url, flags=re.IGNORECASE).rstrip("/")


def target(url: str) -> str:
    """Where a link leads: https where it does not say, nowhere if it is not for the web.

    >>> target("github.com/mor"), target("javascript:alert(1)")
    ('https://github.com/mor', '')
    """
    if re.match(r"https?://\S+$|mailto:\S+@\S+$", url, re.IGNORECASE):
        return url
    return f"https://{url}" if re.match(r"[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$", url) else ""


def heading(title: str) -> str:
    """A heading in sentence case when it shouts; otherwise as it stands.

    >>> heading("AI PROJECTS"), heading("Work Experience:")
    ('AI projects', 'Work Experience')
    """
    title = title.strip().rstrip(":").rstrip()
    if not title.isupper():
        return title
    words = [word if word in _LOUD else word.lower() for word in title.split()]
    calm = " ".join(words)
    return calm[:1].upper() + calm[1:]
