import sys


def swallow():
    while True:
        try:
            while True:
                sys.stdout.write("x")
        except BaseException:
            continue


def fine():
    return 1
