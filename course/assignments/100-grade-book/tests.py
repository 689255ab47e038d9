import unittest

from solution import averages, points_by_student, students_by_grade


class GradeBookTest(unittest.TestCase):
    def test_points_are_grouped_by_student(self):
        entries = [("Ada", 95), ("Bob", 60), ("Ada", 88), ("Ada", 95)]
        self.assertEqual(points_by_student(entries), {"Ada": [95, 88, 95], "Bob": [60]})

    def test_students_keep_the_order_of_their_first_entry(self):
        self.assertEqual(list(points_by_student([("Zoe", 1), ("Ada", 2), ("Zoe", 3)])), ["Zoe", "Ada"])

    def test_an_empty_book_has_no_students(self):
        self.assertEqual(points_by_student([]), {})
        self.assertEqual(averages({}), {})
        self.assertEqual(students_by_grade({}), {})

    def test_the_entries_are_not_changed(self):
        entries = [("Bob", 60), ("Ada", 95)]
        self.assertEqual(points_by_student(entries), {"Bob": [60], "Ada": [95]})
        self.assertEqual(entries, [("Bob", 60), ("Ada", 95)])

    def test_averages_are_rounded_to_one_decimal(self):
        self.assertEqual(averages({"Ada": [95, 88], "Bob": [1, 1, 2]}), {"Ada": 91.5, "Bob": 1.3})

    def test_a_student_without_points_has_no_average(self):
        self.assertEqual(averages({"Ada": [80], "Dan": []}), {"Ada": 80.0})

    def test_students_are_listed_by_grade(self):
        self.assertEqual(students_by_grade({"Ada": 91.5, "Bob": 10.0, "Cleo": 72.0, "Dan": 80.0}),
                         {"A": ["Ada"], "B": ["Dan"], "C": ["Cleo"], "F": ["Bob"]})

    def test_every_border_belongs_to_the_better_grade(self):
        self.assertEqual(students_by_grade({"Ada": 90.0, "Bob": 75.0, "Cleo": 50.0}),
                         {"A": ["Ada"], "B": ["Bob"], "C": ["Cleo"]})
        self.assertEqual(students_by_grade({"Ada": 89.9, "Bob": 74.9, "Cleo": 49.9}),
                         {"B": ["Ada"], "C": ["Bob"], "F": ["Cleo"]})

    def test_equal_grades_are_in_alphabetical_order(self):
        self.assertEqual(students_by_grade({"Zoe": 92.0, "Ada": 91.0, "Max": 99.0}), {"A": ["Ada", "Max", "Zoe"]})

    def test_a_grade_nobody_got_is_left_out(self):
        self.assertEqual(students_by_grade({"Ada": 91.5}), {"A": ["Ada"]})


if __name__ == "__main__":
    unittest.main()
