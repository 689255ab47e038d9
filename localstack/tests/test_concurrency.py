from arvio_localstack.concurrency import reserve


class FakeLambda:
    def __init__(self):
        self.calls = []

    def put_function_concurrency(self, **arguments):
        self.calls.append(("put", arguments.get("ReservedConcurrentExecutions")))

    def delete_function_concurrency(self, **_):
        self.calls.append(("delete", None))


def calls(before, after):
    client = FakeLambda()
    reserve(client, before, {"FunctionName": "f", **after})
    return client.calls


def test_a_reservation_of_the_template_is_set_also_as_text_and_also_zero():
    assert calls({}, {"ReservedConcurrentExecutions": "2"}) == [("put", 2)]
    assert calls({}, {"ReservedConcurrentExecutions": 0}) == [("put", 0)]


def test_a_reservation_that_left_the_template_is_removed():
    assert calls({"ReservedConcurrentExecutions": 2}, {}) == [("delete", None)]


def test_a_function_that_never_had_one_is_left_alone():
    assert calls({}, {}) == []
