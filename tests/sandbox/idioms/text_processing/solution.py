import re
import string


def words(text):
    return re.findall(r"\w+", text.lower())


def caesar(text, shift):
    letters = string.ascii_lowercase
    return text.translate(str.maketrans(letters, letters[shift:] + letters[:shift]))


def first_number(text):
    return re.search(r"\d+", text)


def table(rows):
    return "\n".join(f"{name:<10}|{price:>8.2f}" for name, price in rows)
