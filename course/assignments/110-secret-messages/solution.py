import re
from string import ascii_lowercase, ascii_uppercase


def encode(text, shift):
    """Return the text with each letter moved on by shift places."""
    shift %= 26
    moved = [alphabet[shift:] + alphabet[:shift] for alphabet in (ascii_lowercase, ascii_uppercase)]
    return text.translate(str.maketrans(ascii_lowercase + ascii_uppercase, "".join(moved)))


def decode(text, shift):
    """Return the text that was encoded with this shift."""
    return encode(text, -shift)


def crack(text, word):
    """Return the smallest shift that makes word appear in the decoded text, or None."""
    for shift in range(26):  # pragma: no mutate
        if word.lower() in re.findall(r"\w+", decode(text, shift).lower()):
            return shift
    return None
