import unittest

from solution import describe, to_celsius, to_fahrenheit


class TemperaturesTest(unittest.TestCase):
    def test_water_freezes_at_32_fahrenheit(self):
        self.assertAlmostEqual(to_fahrenheit(0), 32)

    def test_water_boils_at_212_fahrenheit(self):
        self.assertAlmostEqual(to_celsius(212), 100)

    def test_both_scales_meet_at_minus_40(self):
        self.assertAlmostEqual(to_fahrenheit(-40), -40)
        self.assertAlmostEqual(to_celsius(-40), -40)

    def test_a_fraction_of_a_degree_survives(self):
        self.assertAlmostEqual(to_fahrenheit(36.6), 97.88)

    def test_there_and_back_again(self):
        self.assertAlmostEqual(to_celsius(to_fahrenheit(21.5)), 21.5)

    def test_below_zero_is_freezing(self):
        self.assertEqual(describe(-0.1), "freezing")

    def test_exactly_zero_is_cold(self):
        self.assertEqual(describe(0), "cold")

    def test_just_below_fifteen_is_cold(self):
        self.assertEqual(describe(14.9), "cold")

    def test_exactly_fifteen_is_mild(self):
        self.assertEqual(describe(15), "mild")

    def test_just_below_twenty_five_is_mild(self):
        self.assertEqual(describe(24.9), "mild")

    def test_exactly_twenty_five_is_hot(self):
        self.assertEqual(describe(25), "hot")


if __name__ == "__main__":
    unittest.main()
