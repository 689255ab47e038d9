import argparse
import ast
import bz2
import colorsys
import concurrent.futures
import configparser
import ctypes.util
import dis
import email.message
import email.mime.text
import filecmp
import fileinput
import fnmatch
import getpass
import gettext
import glob
import graphlib
import gzip
import hashlib
import hmac
import html
import html.parser
import http.client
import imaplib
import ipaddress
import json.tool
import lzma
import mimetypes
import modulefinder
import multiprocessing
import pathlib
import pickle
import pickletools
import platform
import plistlib
import profile
import pstats
import quopri
import rlcompleter
import sched
import selectors
import shelve
import shlex
import shutil
import smtplib
import socketserver
import sqlite3
import stringprep
import subprocess
import symtable
import sysconfig
import tarfile
import tempfile
import this
import tomllib
import trace
import tracemalloc
import urllib.parse
import urllib.request
import wave
import wsgiref.util
import xml.dom.minidom
import xml.etree.ElementTree as ElementTree
import zipapp
import zipfile
import zlib
from collections import abc
from importlib import metadata, resources


def order(graph):
    return list(graphlib.TopologicalSorter(graph).static_order())


def toml(text):
    return tomllib.loads(text)


def titles(text):
    return [each.text for each in ElementTree.fromstring(text).iter("title")]


def packed(data):
    return [zlib.decompress(zlib.compress(data)), bz2.decompress(bz2.compress(data)), gzip.decompress(gzip.compress(data))]


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest(), hashlib.md5(text.encode()).hexdigest()


def total(rows):
    connection = sqlite3.connect(":memory:")
    connection.execute("create table sales (amount integer)")
    connection.executemany("insert into sales values (?)", [(each,) for each in rows])
    return connection.execute("select sum(amount) from sales").fetchone()[0]


def words(line):
    return shlex.split(line)


def query(url):
    return urllib.parse.parse_qs(urllib.parse.urlsplit(url).query)


def options(arguments):
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=1)
    return parser.parse_args(arguments).count


def network(text):
    return ipaddress.ip_network(text).num_addresses


def late():
    from encodings import cp1252
    import colorsys

    return colorsys.rgb_to_hsv(1, 0, 0), "é".encode("cp1252"), cp1252.getregentry().name


def scheduled():
    done = []
    scheduler = sched.scheduler()
    scheduler.enter(0.01, 1, done.append, ("b",))
    scheduler.enter(0, 1, done.append, ("a",))
    scheduler.run()
    return done


def kept(value):
    return pickle.loads(pickle.dumps(value))
