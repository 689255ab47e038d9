import json


def read_lines(path):
    with open(path) as file:
        return [line.strip() for line in file]


def save(path, text):
    with open(path, "w") as file:
        file.write(text)


def load(file):
    return json.load(file)


def missing(path):
    try:
        return open(path).read()
    except FileNotFoundError:
        return "nothing"


def write_to(out):
    out.write("a")
    print("b", file=out)
