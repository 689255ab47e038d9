import functools
import signal
import unittest

import solution


class TooSlow(Exception):
    pass


def within(seconds, error=TooSlow):
    def decorator(function):
        @functools.wraps(function)
        def wrapper(self):
            def handler(*_):
                raise error("too slow")

            signal.signal(signal.SIGALRM, handler)
            signal.setitimer(signal.ITIMER_REAL, seconds)
            try:
                return function(self)
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)

        return wrapper

    return decorator


class TestInTime(unittest.TestCase):
    @within(0.1)
    def test_a_slow(self):
        self.assertEqual(solution.slow(1), ["slow", 1])

    def test_b_quick(self):
        self.assertEqual(solution.quick(2), ["quick", 2])
        self.assertEqual(solution.quick(3), ["quick", 3])

    @within(0.1, TimeoutError)
    def test_c_busy(self):
        self.assertEqual(solution.busy(1), ["busy", 1])

    def test_d_quick(self):
        self.assertEqual(solution.quick(4), ["quick", 4])

    @within(0.1)
    def test_e_made(self):
        solution.make()

    def test_f_made(self):
        self.assertIsInstance(solution.Thing(), solution.Thing)
        self.assertIsInstance(solution.make(), solution.Thing)

    @within(0.1)
    def test_g_expected(self):
        with self.assertRaises(TooSlow):
            solution.slow(1)
        self.assertEqual(solution.quick(4), ["quick", 4])

    @within(5)
    def test_h_in_time(self):
        self.assertEqual(solution.quick(4), ["quick", 4])
