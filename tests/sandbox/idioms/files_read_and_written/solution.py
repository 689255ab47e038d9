import csv
import json


def line_count(path):
    with open(path) as file:
        return sum(1 for _ in file)


def words(path):
    with open(path, encoding="utf-8") as file:
        return file.read().split()


def save_scores(path, scores):
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["name", "score"])
        writer.writerows(scores.items())


def load_scores(path):
    with open(path, newline="") as file:
        return {row["name"]: int(row["score"]) for row in csv.DictReader(file)}


def save_json(path, value):
    with open(path, "w") as file:
        json.dump(value, file)


def load_json(path):
    with open(path) as file:
        return json.load(file)


def append(path, line):
    with open(path, "a") as file:
        file.write(line + "\n")


def write_without_closing(path):
    open(path, "w").write("done")


def write_lines(path, lines):
    with open(path, "w") as file:
        file.writelines(f"{each}\n" for each in lines)


def copy(source, target):
    with open(source, "rb") as given, open(target, "wb") as made:
        while block := given.read(16):
            made.write(block)


def numbered(path):
    with open(path, "r+") as file:
        lines = file.readlines()
        file.seek(0)
        for number, line in enumerate(lines, 1):
            file.write(f"{number} {line}")
        file.truncate()


def first_and_last(path):
    with open(path, "rb") as file:
        first = file.readline()
        file.seek(-2, 2)
        return first, file.tell(), file.read()


def read_or_default(path):
    try:
        with open(path) as file:
            return file.read()
    except FileNotFoundError as error:
        return f"no {error.filename}"


def create(path):
    with open(path, "x") as file:
        file.write("new")


def open_it(path):
    return open(path)


def lines_of(file):
    return [line.rstrip() for line in file]


def write_to(file):
    file.write("one\n")
    print("two", file=file)


def log(message):
    with open("program.log", "a") as file:
        print(message, file=file)
