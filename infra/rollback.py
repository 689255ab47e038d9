"""The former release and the former course in force again, after a deploy that did not work."""

from dataclasses import dataclass, replace

from infra import course_assets, stack
from infra.kept_release import kept_release
from infra.paths import COURSE
from infra.progress import Progress
from infra.published import published_number, remember_published
from infra.rollout import Rollout
from infra.unfinished import Before, finish, is_unproven, unfinished


@dataclass(frozen=True)
class Rollback:
    """`rollout` has the former release. Migrations stay: the schema only grows, and older code runs on it."""

    rollout: Rollout
    before: Before

    def run(self) -> None:
        self.rollout.backend()
        self.course()
        self.rollout.site_again(COURSE)

    def course(self) -> None:
        with self.rollout.progress.step("Course") as step:
            step.note = self._restored()

    def _restored(self) -> str:
        """The site's images and title follow when the site is uploaded."""
        instance, publication = self.rollout.instance, self.before.publication
        if not publication or published_number(instance) == publication:
            return f"publication {publication} is still in force" if publication else "there was none before"
        order = {"action": "restore_publication", "number": int(publication)}
        number = str(stack.invoke_admin(instance, order)["publication"])
        course_assets.keep_copy(instance, self.before.assets)
        if self.before.published.number == publication:
            remember_published(instance, replace(self.before.published, number=number))
        return f"publication {publication} again, as {number}"


def former(rollout: Rollout, progress: Progress) -> Rollout | None:
    """The release that was last seen working; None when there is none."""
    kept = kept_release(rollout.instance)
    return Rollout(rollout.instance, progress, kept.release, dist=kept.site) if kept else None


def trusted(rollout: Rollout) -> Rollout:
    """For `arvio up`: a release that a deploy tried in vain, or was cut short with, gives way to the former one."""
    instance, progress = rollout.instance, rollout.progress
    back = former(rollout, progress)
    if back is None or back.release.fingerprint == rollout.release.fingerprint:
        return rollout
    if not is_unproven(instance, rollout.release.fingerprint):
        return rollout
    progress.say("`arvio deploy` did not see the release in this repository working: the former one is deployed.")
    progress.say("Mend it and run `arvio deploy`.")
    return back


def settle_unfinished(rollout: Rollout) -> None:
    """For `arvio up`: the course that a deploy which was cut short had published is taken back, too."""
    before = unfinished(rollout.instance)
    if before is not None:
        Rollback(rollout, before).course()
        finish(rollout.instance)
