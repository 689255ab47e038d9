import re
from collections import Counter


def word_counts(text):
    return dict(Counter(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", text.lower())))


def top_words(text, n):
    return [word for word, _ in Counter(word_counts(text)).most_common(n)]
