def word_counts(text):
    counts = {}
    for word in text.lower().split():
        counts[word] = counts.get(word, 0) + 1
    return counts


def top_words(text, n):
    counts = word_counts(text)
    return sorted(counts, key=lambda word: (-counts[word], word))[:n]
