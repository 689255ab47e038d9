import unittest
from solution import LOG, Missing, Retry, fail, resilient, transaction


class Own(ValueError):
    pass


class TestHandled(unittest.TestCase):
    def setUp(self):
        LOG.clear()

    def test_rolled_back(self):
        account = {"a": 1}
        with transaction(account):
            account["a"] = 2
            raise KeyError("b")
        self.assertEqual(LOG, ["rolled back: 'b'"])

    def test_let_through(self):
        with self.assertRaises(ZeroDivisionError):
            with transaction({}):
                1 / 0
        self.assertEqual(LOG, ["ZeroDivisionError"])

    def test_handled_by_a_class(self):
        with Retry():
            raise ValueError("bad", 1)
        self.assertEqual(LOG, ["ValueError: ('bad', 1)"])

    def test_fine(self):
        with Retry():
            pass
        self.assertEqual(LOG, ["fine"])

    def test_an_error_of_the_students(self):
        with Retry() as retry:
            fail("key")
        self.assertEqual(LOG, ["Missing: no key"])
        self.assertEqual(retry.error.name, "key")

    def test_a_failed_assertion_goes_on(self):
        with self.assertRaises(AssertionError) as caught, Retry():
            self.assertEqual(1, 2)
        self.assertEqual(str(caught.exception), "1 != 2")

    def test_an_error_class_of_the_tests(self):
        with Retry():
            raise Own("mine")
        self.assertIn("mine", LOG[0])

    def test_thrown_into_a_generator(self):
        generator = resilient()
        next(generator)
        self.assertEqual(generator.throw(ValueError("x")), "caught x")
        with self.assertRaises(KeyError):
            generator.throw(KeyError("y"))
