def encode(text, shift):
    encoded = ""
    for letter in text:
        for first in "aA":
            if 0 <= ord(letter) - ord(first) < 26:
                letter = chr((ord(letter) - ord(first) + shift) % 26 + ord(first))
                break
        encoded += letter
    return encoded


def decode(text, shift):
    return encode(text, -shift)


def crack(text, word):
    for shift in range(26):
        if word.lower() in decode(text, shift).lower():
            return shift
    return None
