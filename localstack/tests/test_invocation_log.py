from arvio_localstack.invocation import Outcome, Request, exited, timed_out
from arvio_localstack.invocation_log import Usage, append_log, invocation_log

REQUEST = Request("id1", "arn", b"{}", "t", 3)


def test_a_log_has_the_lines_of_aws_around_what_was_printed():
    log = invocation_log(REQUEST, Outcome(b"1"), Usage(12.345, 128, 35, None), b"hello\n", "$LATEST")

    assert log == (
        "START RequestId: id1 Version: $LATEST\n"
        "hello\n"
        "END RequestId: id1\n"
        "REPORT RequestId: id1\tDuration: 12.35 ms\tBilled Duration: 13 ms\t"
        "Memory Size: 128 MB\tMax Memory Used: 35 MB\t\n"
    )


def test_a_cold_start_tells_the_time_of_the_import():
    log = invocation_log(REQUEST, Outcome(b"1"), Usage(1.0, 128, 35, 50.5), b"", "1")

    assert "Billed Duration: 52 ms" in log
    assert "\tInit Duration: 50.50 ms\t" in log


def test_a_timeout_and_an_exit_are_told_in_the_log():
    usage = Usage(3000, 128, 0, None)

    assert "id1 Task timed out after 3.00 seconds\nEND" in invocation_log(
        REQUEST, timed_out(REQUEST, 3), usage, b"no line end", "1"
    )
    assert "\tStatus: error\tError Type: Runtime.ExitError" in invocation_log(
        REQUEST, exited(REQUEST, 1), usage, b"", "1"
    )


def test_logs_of_a_function_are_appended(tmp_path):
    for text in ("a\n", "b\n"):
        append_log(tmp_path / "logs", "f", text)

    assert (tmp_path / "logs" / "f.log").read_text(encoding="utf-8") == "a\nb\n"
