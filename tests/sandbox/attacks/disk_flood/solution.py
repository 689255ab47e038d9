"""Fills what can be filled; the tests' process has to go on."""

import errno
import os


def until_full(step):
    done = 0
    while True:
        try:
            step(done)
        except OSError as error:
            return errno.errorcode[error.errno], done
        done += 1


def one_large_file():
    with open("large", "wb", buffering=0) as file:
        return until_full(lambda _: file.write(bytes(1 << 20)))


def a_hole():
    with open("hole", "wb") as file:
        file.seek(1 << 45)
        file.write(b"x")


def a_cut():
    with open("cut", "wb") as file:
        file.truncate(1 << 60)


def many_files():
    return until_full(lambda number: open(f"many{number}", "x").close())


def many_folders():
    return until_full(lambda number: os.mkdir("d/" * number + "d"))


def removed_and_made_again():
    def step(_):
        with open("again", "wb", buffering=0) as file:
            file.write(bytes(1 << 19))
        os.remove("again")

    return until_full(step)[0]
