import re


def encode(text, shift):
    return "".join(chr(ord(letter) + shift) if letter.isalpha() else letter for letter in text)


def decode(text, shift):
    return encode(text, -shift)


def crack(text, word):
    for shift in range(26):
        if word.lower() in re.findall(r"\w+", decode(text, shift).lower()):
            return shift
    return None
