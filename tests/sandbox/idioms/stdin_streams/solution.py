import sys


def lines():
    return [line.strip() for line in sys.stdin]


def everything():
    return sys.stdin.read()


def first():
    return sys.stdin.readline()


def complain(text):
    print(text, file=sys.stderr)
    sys.stdout.write("out\n")
    sys.stdout.flush()
