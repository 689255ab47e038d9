import unittest
from solution import x
