"""The names of languages people speak."""

import re

from greenroom.resume.parse.lexicon import folded, words

_TONGUES = words(
    """english german deutsch french francais spanish espanol italian italiano portuguese portugues
    dutch nederlands swedish norwegian danish finnish polish czech russian ukrainian greek turkish
    arabic hebrew persian farsi hindi urdu bengali tamil telugu kannada malayalam marathi gujarati
    punjabi chinese mandarin cantonese japanese korean vietnamese thai indonesian malay tagalog
    swahili yoruba igbo hausa amharic romanian hungarian bulgarian serbian croatian slovak
    slovenian catalan basque anglais allemand espagnol italien portugais arabe chinois russe
    englisch franzosisch spanisch italienisch portugiesisch russisch ingles aleman frances italiano
    ruso chino arabo francese inglese tedesco spagnolo alemao espanhol turkisch polnisch irish
    gaelic welsh latin sanskrit engels duits castellano valenciano gallego euskera afrikaans zulu"""
)


def is_tongue(text: str) -> bool:
    """Whether a text names a language people speak.

    >>> is_tongue("Fluent in Spanish"), is_tongue("Python")
    (True, False)
    """
    return any(word in _TONGUES for word in re.findall(r"\w+", folded(text)))
