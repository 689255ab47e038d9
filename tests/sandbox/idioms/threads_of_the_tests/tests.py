import threading
import unittest
from concurrent.futures import ThreadPoolExecutor

from solution import Counter, double, each


class TestThreads(unittest.TestCase):
    def test_counter(self):
        counter = Counter()

        def work():
            for _ in range(50):
                counter.increment("a")

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(counter.value, 200)
        self.assertEqual(counter.names, ["a"] * 200)

    def test_pool(self):
        with ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(double, range(200)))
        self.assertEqual([answer[2] for answer in answers], [2 * number for number in range(200)])

    def test_callbacks(self):
        with ThreadPoolExecutor(3) as pool:
            answers = list(pool.map(lambda n: each(range(20), lambda value: value * n), range(9)))
        self.assertEqual(answers, [[value * n for value in range(20)] for n in range(9)])

    def test_error(self):
        with ThreadPoolExecutor(1) as pool, self.assertRaises(TypeError):
            pool.submit(double).result()
