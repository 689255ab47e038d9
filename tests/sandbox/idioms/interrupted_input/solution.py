import sys


def ask():
    try:
        return input("Name: ")
    except KeyboardInterrupt:
        return "interrupted"


def ask_again():
    while True:
        try:
            return int(input("Number: "))
        except ValueError:
            print("again")


def leave():
    try:
        return input()
    except SystemExit as end:
        return end.code


def main():
    name = input("Name: ")
    if not name:
        sys.exit(2)
    return name
