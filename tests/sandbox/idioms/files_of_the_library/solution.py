import configparser
import contextlib
import fileinput
import gzip
import json
import logging
import os
import pickle
import tempfile
import zipfile


def settings(path):
    parser = configparser.ConfigParser()
    parser.read(path)
    return {section: dict(parser[section]) for section in parser.sections()}


def pack(path, files):
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)


def packed(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def compress(path, text):
    with gzip.open(path, "wt") as file:
        file.write(text)


def decompress(path):
    with gzip.open(path, "rt") as file:
        return file.read()


def remember(path, value):
    with open(path, "wb") as file:
        pickle.dump(value, file)


def recall(path):
    with open(path, "rb") as file:
        return pickle.load(file)


def scratch():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "a.txt")
        with open(path, "w+") as file:
            file.write("scratch")
            file.seek(0)
            text = file.read()
    return text, os.path.exists(folder)


def log_to(path, message):
    handler = logging.FileHandler(path)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    logger = logging.getLogger("their.own")
    logger.addHandler(handler)
    logger.warning(message)
    logger.removeHandler(handler)
    handler.close()


def quietly(action):
    with open(os.devnull, "w") as nothing, contextlib.redirect_stdout(nothing):
        action()
        print("not seen")


def longest(paths):
    return max(fileinput.input(paths), key=len).strip()


class Store:
    def __init__(self, path):
        self.path = path
        self.items = {}
        if os.path.exists(path):
            with open(path) as file:
                self.items = json.load(file)

    def add(self, key, value):
        self.items[key] = value
        with open(self.path, "w") as file:
            json.dump(self.items, file)
