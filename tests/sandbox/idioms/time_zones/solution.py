from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo


def departure(text, zone):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def hour_in(moment, zone):
    return moment.astimezone(ZoneInfo(zone)).hour


def hours_between(first, second):
    moment = datetime(2024, 7, 1, tzinfo=timezone.utc)
    offsets = [moment.astimezone(ZoneInfo(each)).utcoffset() for each in (first, second)]
    return (offsets[1] - offsets[0]) / timedelta(hours=1)


def is_summer_time(day, zone):
    return bool(datetime.combine(day, datetime.min.time(), ZoneInfo(zone)).dst())
