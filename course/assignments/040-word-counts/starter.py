def word_counts(text):
    """Return a dictionary: each word of the text with the number of times it occurs."""
    counts = {}
    return counts


def top_words(text, n):
    """Return the n most frequent words, equally frequent ones in alphabetical order."""
    return []
