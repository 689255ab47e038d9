import re


def encode(text, shift):
    encoded = ""
    for letter in text:
        if "a" <= letter <= "z":
            letter = chr((ord(letter) - ord("a") + shift) % 26 + ord("a"))
        encoded += letter
    return encoded


def decode(text, shift):
    return encode(text, -shift)


def crack(text, word):
    for shift in range(26):
        if word.lower() in re.findall(r"\w+", decode(text.lower(), shift)):
            return shift
    return None
