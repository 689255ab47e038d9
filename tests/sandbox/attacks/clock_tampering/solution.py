import time

for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
    setattr(time, name, lambda: 0.0)
for name in ("time_ns", "monotonic_ns", "perf_counter_ns", "process_time_ns"):
    setattr(time, name, lambda: 0)
time.clock_gettime = lambda _: 0.0
slow = time.sleep
time.sleep = lambda _: None


def work():
    slow(0.3)
    return 1


def loop():
    while True:
        pass
