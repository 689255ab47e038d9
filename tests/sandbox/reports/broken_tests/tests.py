import unittest
def broken(:
