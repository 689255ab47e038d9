import glob
import os
import shutil
from pathlib import Path


def python_files(folder):
    return sorted(each for each in os.listdir(folder) if each.endswith(".py"))


def sizes(folder):
    return {path.name: path.stat().st_size for path in Path(folder).iterdir() if path.is_file()}


def walk(folder):
    found = []
    for place, folders, files in os.walk(folder):
        folders.sort()
        found.append((os.path.relpath(place, folder), sorted(folders), sorted(files)))
    return found


def make_project(folder):
    root = Path(folder) / "project"
    (root / "src").mkdir(parents=True)
    (root / "README.md").write_text("# Project\n")
    (root / "src" / "main.py").write_text("print(1)\n")
    return root


def find(folder, pattern):
    return sorted(path.relative_to(folder).as_posix() for path in Path(folder).rglob(pattern))


def by_glob(folder):
    return sorted(os.path.basename(each) for each in glob.glob(os.path.join(folder, "**", "*.md"), recursive=True))


def backup(path):
    return shutil.copy(path, f"{path}.bak")


def rename_all(folder, suffix):
    for entry in os.scandir(folder):
        if entry.is_file():
            os.rename(entry.path, os.path.splitext(entry.path)[0] + suffix)


def remove_empty(folder):
    for place, _, _ in os.walk(folder, topdown=False):
        if not os.listdir(place):
            os.rmdir(place)


def exists(path):
    return os.path.exists(path), os.path.isfile(path), os.path.isdir(path)


def where():
    return os.getcwd()


def read_here(name):
    return Path(name).read_text()


def clear(folder):
    shutil.rmtree(folder)
