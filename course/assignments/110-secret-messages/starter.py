def encode(text, shift):
    """Return the text with each letter moved on by shift places."""
    return text


def decode(text, shift):
    """Return the text that was encoded with this shift."""
    return text


def crack(text, word):
    """Return the smallest shift that makes word appear in the decoded text, or None."""
    return None
