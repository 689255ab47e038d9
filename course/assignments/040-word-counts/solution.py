def words_of(text):
    """Return the words of the text in order, in lower case."""
    kept = "".join(letter if letter.isalpha() or letter == "'" else " " for letter in text.lower())
    words = (piece.strip("'") for piece in kept.split())
    return [word for word in words if word]


def word_counts(text):
    """Return a dictionary: each word of the text with the number of times it occurs."""
    counts = {}
    for word in words_of(text):
        counts[word] = counts.get(word, 0) + 1
    return counts


def top_words(text, n):
    """Return the n most frequent words, equally frequent ones in alphabetical order."""
    counts = word_counts(text)
    return sorted(counts, key=lambda word: (-counts[word], word))[:n]
