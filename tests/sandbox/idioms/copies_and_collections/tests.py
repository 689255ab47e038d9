import copy
import unittest
from collections.abc import Callable, Hashable, Iterable, Sized
from solution import Team, pairs, teams


class TestCopies(unittest.TestCase):
    def test_in_a_dict(self):
        self.assertEqual(teams(), {"a": Team(["x"]), "b": Team(["y"])})
        self.assertEqual(teams()["a"].names, ["x"])

    def test_in_tuples(self):
        self.assertEqual(pairs()[1], (Team(["y"]), 2))

    def test_deepcopy(self):
        team = Team(["x"])
        other = copy.deepcopy(team)
        self.assertEqual(other, team)
        self.assertIsNot(other, team)

    def test_abcs(self):
        self.assertIsInstance(Team([]), Hashable)
        self.assertNotIsInstance(Team([]), Iterable)
        self.assertNotIsInstance(Team([]), Sized)
        self.assertIsInstance(teams, Callable)

    def test_sort_by_key(self):
        ordered = sorted(teams().values(), key=lambda team: team.names, reverse=True)
        self.assertEqual(ordered[0].names, ["y"])
