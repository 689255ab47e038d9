import unittest
import no_such_module
from solution import x
