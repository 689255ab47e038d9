"""Any order of submits, claims, deaths, late graders and sweeps keeps the promises of design §9."""

from decimal import Decimal
from uuid import uuid4

from arvio.domain.grading import Claim, Verdict
from arvio.domain.submission import Code, NewSubmission, Status
from arvio.errors import InGrading
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.contracts.conftest import Stores
from tests.fakes import failing_run, passing_run

TEXTS = ["def add(a, b): return a + b", "def add(a, b): return 42"]
VERDICTS = [
    Verdict(Status.PASSED, passing_run(), is_reusable=True),
    Verdict(Status.FAILED, failing_run(), is_reusable=False),
]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("submit"), st.integers(0, 2), st.integers(0, 1)),
        st.tuples(st.sampled_from(["claim", "give_up"]), st.integers(0, 5)),
        st.tuples(st.just("record"), st.integers(0, 5), st.integers(0, 1)),
        st.tuples(st.just("requeue"), st.integers(0, 5)),
        st.tuples(st.sampled_from(["expire_leases", "sweep"])),
    ),
    max_size=40,
)


class Schedule:
    """What happened so far, and what must therefore be true."""

    def __init__(self, stores: Stores) -> None:
        self.stores = stores
        self.students = [stores.users.add(uuid4().bytes) for _ in range(3)]
        self.submissions: list[tuple[str, str]] = []
        self.gradings: list[str] = []
        self.claims: list[Claim] = []
        self.verdicts: dict[str, Status] = {}

    def play(self, step: tuple[object, ...]) -> None:
        name, *values = step
        getattr(self, f"play_{name}")(*values)
        self.check()

    def play_submit(self, student: int, text: int) -> None:
        user_id = self.students[student]
        busy = self.stores.submissions.in_grading(user_id)
        new = NewSubmission(user_id, "add", Code.of(TEXTS[text]))
        try:
            submission_id, grading = self.stores.attach(new)
        except InGrading as refused:
            self.refused_for(busy, refused)
            return
        self.submissions.append((user_id, submission_id))
        self.gradings.append(grading.id)

    @staticmethod
    def refused_for(busy: str | None, refused: InGrading) -> None:
        assert refused.submission_id == busy

    def play_claim(self, place: int) -> None:
        claim = self.stores.gradings.claim(self.gradings[place % len(self.gradings)]) if self.gradings else None
        self.claims += [claim] if claim else []

    def play_give_up(self, place: int) -> None:
        if self.gradings:
            self.stores.gradings.give_up(self.gradings[place % len(self.gradings)])

    def play_record(self, place: int, verdict: int) -> None:
        if self.claims:
            self.stores.gradings.record(self.claims[place % len(self.claims)], VERDICTS[verdict], Decimal(5))

    def play_requeue(self, place: int) -> None:
        if self.claims:
            self.stores.gradings.requeue(self.claims[place % len(self.claims)], was_lost=True)

    def play_expire_leases(self) -> None:
        self.stores.expire_leases()

    def play_sweep(self) -> None:
        self.stores.gradings.give_up_exhausted()

    def check(self) -> None:
        """One submission in grading a student, and a verdict that was given once never changes."""
        for user_id, submission_id in self.submissions:
            status = self.stores.submissions.get(user_id, submission_id).status
            if submission_id in self.verdicts:
                assert status is self.verdicts[submission_id]
            elif status.is_final:
                self.verdicts[submission_id] = status
            else:
                assert self.stores.submissions.in_grading(user_id) == submission_id

    def finish(self) -> None:
        """Time passes: attempts and the maximum age bring every submission to its verdict."""
        self.stores.make_old()
        self.stores.expire_leases()
        self.stores.gradings.give_up_exhausted()
        self.check()
        assert set(self.verdicts) == {submission_id for _, submission_id in self.submissions}
        assert [self.stores.submissions.in_grading(user_id) for user_id in self.students] == [None] * 3


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_every_submission_reaches_one_verdict_in_any_order(stores: Stores, steps: list[tuple[object, ...]]) -> None:
    stores.publish()
    schedule = Schedule(stores)
    for step in steps:
        schedule.play(step)
    schedule.finish()
