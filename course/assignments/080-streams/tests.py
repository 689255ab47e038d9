import unittest
from itertools import islice

from solution import chunks, fibonacci, running_totals, take_while_rising


class StreamsTest(unittest.TestCase):
    def test_fibonacci_starts_with_nought_and_one(self):
        self.assertEqual(list(islice(fibonacci(), 8)), [0, 1, 1, 2, 3, 5, 8, 13])

    def test_fibonacci_hands_out_one_number_at_a_time(self):
        numbers = fibonacci()
        self.assertEqual(next(numbers), 0)
        self.assertEqual(next(numbers), 1)
        self.assertEqual(next(numbers), 1)

    def test_fibonacci_goes_on_after_a_hundred_numbers(self):
        self.assertEqual(next(islice(fibonacci(), 100, None)), 354224848179261915075)

    def test_two_generators_do_not_disturb_each_other(self):
        first, second = fibonacci(), fibonacci()
        self.assertEqual([next(first) for _ in range(5)], [0, 1, 1, 2, 3])
        self.assertEqual(next(second), 0)

    def test_chunks_of_two(self):
        self.assertEqual(list(chunks([1, 2, 3, 4, 5], 2)), [[1, 2], [3, 4], [5]])

    def test_chunks_of_one(self):
        self.assertEqual(list(chunks([7, 8], 1)), [[7], [8]])

    def test_a_chunk_may_hold_everything(self):
        self.assertEqual(list(chunks(["a", "b"], 10)), [["a", "b"]])

    def test_chunks_that_come_out_even(self):
        self.assertEqual(list(chunks([1, 2, 3, 4], 2)), [[1, 2], [3, 4]])

    def test_an_empty_list_has_no_chunks(self):
        self.assertEqual(list(chunks([], 3)), [])

    def test_a_chunk_of_nothing_is_refused(self):
        with self.assertRaises(ValueError):
            list(chunks([1, 2], 0))

    def test_a_negative_chunk_is_refused(self):
        with self.assertRaises(ValueError):
            list(chunks([1, 2], -1))

    def test_running_totals(self):
        self.assertEqual(list(running_totals([3, 4, -1])), [3, 7, 6])

    def test_no_numbers_have_no_totals(self):
        self.assertEqual(list(running_totals([])), [])

    def test_rising_numbers_stop_at_the_first_fall(self):
        self.assertEqual(list(take_while_rising([1, 4, 9, 7, 12])), [1, 4, 9])

    def test_an_equal_number_is_not_rising(self):
        self.assertEqual(list(take_while_rising([1, 2, 2, 3])), [1, 2])

    def test_numbers_may_rise_from_below_zero(self):
        self.assertEqual(list(take_while_rising([-5, 0, 3])), [-5, 0, 3])

    def test_nothing_rises_in_an_empty_list(self):
        self.assertEqual(list(take_while_rising([])), [])


if __name__ == "__main__":
    unittest.main()
