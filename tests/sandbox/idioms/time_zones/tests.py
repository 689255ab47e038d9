import unittest
from datetime import date, datetime, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from solution import departure, hour_in, hours_between, is_summer_time


class TestZones(unittest.TestCase):
    def test_hours_between(self):
        self.assertEqual(hours_between("Europe/Helsinki", "Asia/Tokyo"), 6)

    def test_hour_elsewhere(self):
        self.assertEqual(hour_in(datetime(2024, 1, 1, 12, tzinfo=timezone.utc), "America/New_York"), 7)

    def test_summer_time(self):
        self.assertTrue(is_summer_time(date(2024, 7, 1), "Europe/Berlin"))
        self.assertFalse(is_summer_time(date(2024, 1, 1), "Europe/Berlin"))

    def test_moment(self):
        self.assertEqual(departure("2024-07-01T10:00", "Europe/Berlin").isoformat(), "2024-07-01T10:00:00+02:00")

    def test_no_such_zone(self):
        with self.assertRaises(ZoneInfoNotFoundError):
            departure("2024-07-01T10:00", "Mars/Olympus")

    def test_our_own(self):
        moment = datetime(2024, 7, 1, 10, tzinfo=ZoneInfo("Europe/Berlin"))
        self.assertEqual(moment.utcoffset().total_seconds(), 7200)
