"""`arvio deploy` from the packages to a stack that was seen working, or back to the release before it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from infra import stack, unfinished
from infra.course_choice import CourseChoice
from infra.failures import ArvioFailed
from infra.kept_image import keep_image
from infra.kept_release import keep_release, kept_name
from infra.progress import Progress, StepFailed, unforeseen
from infra.published import published_here, published_number
from infra.rollback import Rollback, former
from infra.rollout import Rollout
from infra.site_build import build_site
from infra.smoke.canaries import Answers
from infra.smoke.checks import Passed, Smoke
from infra.smoke.visitor import erase_left_over
from infra.unfinished import Before


class DeployFailed(ArvioFailed):
    """What failed, and what runs now. `is_back`: the former release runs again and was seen working."""

    def __init__(self, cause: str, *, log: Path | None, is_back: bool) -> None:
        super().__init__(cause, log=log)
        self.is_back = is_back


@dataclass
class Deploying:
    """One deploy. `rollout` has the new release; what ran before is on disk until the new one is seen working."""

    rollout: Rollout
    course: CourseChoice
    checks: list[Passed] = field(default_factory=list)

    def run(self) -> None:
        """Raises DeployFailed when it did not work, KeyboardInterrupt when it was stopped; both after going back."""
        instance, former_name = self.rollout.instance, kept_name(self.rollout.instance)
        # Before anything changes: a page that cannot be built is nothing to go back from.
        with self.rollout.progress.step("Site") as step:
            step.note = build_site()
        with self._rolling_back(self._begun()):
            self._apply()
            Smoke(instance, self.rollout.progress, self._answers(self.rollout), self.checks).run()
        keep_release(instance, self.rollout.release, self.rollout.dist)
        unfinished.proven(instance)
        keep_image(instance, self.rollout.release)
        self._note(former_name)

    def _begun(self) -> Before:
        instance, release = self.rollout.instance, self.rollout.release.fingerprint
        if unfinished.unfinished(instance):
            self.rollout.progress.say("An earlier deploy was cut short; this one mends what it left.")
        erase_left_over(instance)
        return unfinished.begin(instance, release, self._in_force(), published_here(instance))

    def _in_force(self) -> str:
        """A stack that is not there, or does not answer, is no reason not to deploy one that does."""
        try:
            return published_number(self.rollout.instance)
        except ArvioFailed:
            return published_here(self.rollout.instance).number

    def _note(self, before: str, failure: str = "") -> None:
        """In the audit. A release from before there was this line to write still went back as it should."""
        instance = self.rollout.instance
        told = {"stack": instance.stack, "before": before, "after": kept_name(instance), "failure": failure}
        with suppress(ArvioFailed):
            stack.invoke_admin(instance, {"action": "deployed", **told})

    def _apply(self) -> None:
        self.rollout.backend()
        self.rollout.site_again(self.course.folder)
        if self.course.is_chosen:
            self.rollout.chosen_course(self.course.folder)
        else:
            self.rollout.course(self.course.folder)

    def _answers(self, rollout: Rollout) -> Answers:
        """The folder's solutions fit no other course than the one that was published from it."""
        known = published_here(rollout.instance)
        in_force = published_number(rollout.instance), rollout.inputs_of(self.course.folder)
        return self.course.answers if (known.number, known.inputs) == in_force else Answers()

    @contextmanager
    def _rolling_back(self, before: Before) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # also what nobody foresaw must not leave a half-done release behind
            raise self._failed(before, error if isinstance(error, ArvioFailed) else unforeseen(error)) from error
        except KeyboardInterrupt:
            self.rollout.progress.say("✗ Interrupted. (Ctrl+C again leaves it as it is; the next deploy mends it.)")
            self.rollout.progress.say(self._rolled_back(before)[0])
            self._note(kept_name(self.rollout.instance), "it was interrupted")
            raise

    def _failed(self, before: Before, failure: ArvioFailed) -> DeployFailed:
        cause = f"“{failure.step}” failed: {failure.cause}" if isinstance(failure, StepFailed) else failure.cause
        self.rollout.progress.say(f"✗ {cause}")
        told, is_back = self._rolled_back(before)
        self._note(kept_name(self.rollout.instance), cause)
        return DeployFailed(f"{cause}\n{told}", log=failure.log, is_back=is_back)

    def _rolled_back(self, before: Before) -> tuple[str, bool]:
        """What to tell of it, and whether the former release runs again and was seen working."""
        # A progress of its own: the other one was stopped by what failed.
        progress = Progress(self.rollout.progress.console)
        back = former(self.rollout, progress)
        if back is None:
            return "No release before it was seen working, so it stays as it is. Mend it and deploy again.", False
        progress.say("Going back to the former release.")
        try:
            Rollback(back, before).run()
        except ArvioFailed as failure:
            return (
                f"Going back did not work either: {failure.cause} `arvio up` deploys the former release again.",
                False,
            )
        unfinished.finish(self.rollout.instance)
        try:
            Smoke(self.rollout.instance, progress, self._answers(back)).run()
        except ArvioFailed as failure:
            return f"The former release is back, but fails too: {failure.cause} `arvio doctor` may say why.", False
        return "The former release runs again and passed the same checks.", True
