"""What a running instance is given: stack, schema, site and course; each when its inputs changed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from infra import deployment, fingerprints, site_upload, stack
from infra.course_assets import upload_assets
from infra.deployment import Release, Show
from infra.failures import ArvioFailed
from infra.files import read_stamp, write_whole
from infra.instance import Instance
from infra.local_cloud import service as localstack
from infra.local_cloud import start_localstack, stop_localstack
from infra.progress import Progress
from infra.published import publish_chosen, publish_unless_replaced
from infra.site_build import DIST
from infra.stack_changes import Change
from infra.warm_up import warm_up


def show_nothing(_: list[Change]) -> None:
    """`arvio up` brings up what the repository says, and asks nobody."""


@dataclass(frozen=True)
class Rollout:
    """`show` hears what will change of the stack before it does; `dist` is the built site of the release."""

    instance: Instance
    progress: Progress
    release: Release
    show: Show = show_nothing
    dist: Path = DIST

    def backend(self) -> None:
        inputs = self.release.fingerprint
        self._step("Stack", inputs, self._deploy)
        self._step("Migrations", inputs, lambda: deployment.migrate(self.instance))

    def site(self, course: Path) -> None:
        title = published_title(self.instance) or site_upload.course_title(course)
        self._step("Site upload", self._site_inputs(), lambda: upload_site(self.instance, self.dist, title))

    def would_upload_site(self) -> bool:
        return read_stamp(self._stamp("Site upload")) != self._now(self._site_inputs())

    def _site_inputs(self) -> str:
        """Not the title: a publish shows its own."""
        return fingerprints.of_text(fingerprints.of_folder_exactly(self.dist), self.instance.endpoint)

    def site_again(self, course: Path) -> None:
        """Also when it is the one that was uploaded last: its title and images may be those of another course."""
        self._stamp("Site upload").unlink(missing_ok=True)
        self.site(course)

    def course(self, course: Path) -> None:
        """The folder, unless somebody published another course by hand: that one stays."""
        inputs = self.inputs_of(course)
        self._step("Course", inputs, lambda: publish_unless_replaced(self.instance, course, inputs))

    def chosen_course(self, course: Path) -> None:
        """The folder, whatever is in force."""
        with self.progress.step("Course") as step:
            step.note = publish_chosen(self.instance, course, self.inputs_of(course))

    def inputs_of(self, course: Path) -> str:
        return fingerprints.of_text(fingerprints.of_folder(course), self.release.parameters.get("DatabaseUrl", ""))

    def warm_up(self) -> None:
        self._step("Warm-up", self.release.fingerprint, lambda: warm_up(self.instance))

    def sweep(self) -> None:
        """What a restarted queue forgot is sent again now, not in a minute."""
        self._step("Sweep", "", lambda: sweep(self.instance))

    def _deploy(self) -> str:
        made_anew = self._begin_anew_if_needed()
        try:
            done = deployment.deploy(self.instance, self.release, self.progress, self.show)
        except ArvioFailed as failure:
            raise ArvioFailed(failure.cause, log=failure.log or localstack(self.instance).log) from failure
        require_stable_address(self.instance)
        return f"{done}{made_anew}"

    def _begin_anew_if_needed(self) -> str:
        """LocalStack forgets the resources of a stack whose update failed, but goes on holding their names."""
        target = deployment.target(self.instance, self.progress)
        target.wait_until_still()
        if not target.is_beyond_update():
            return ""
        self.progress.say(
            "The stack cannot be updated after what failed: LocalStack starts anew. No submission is lost."
        )
        stop_localstack(self.instance)
        start_localstack(self.instance, self.progress)
        return ", in a LocalStack that was started anew"

    def _step(self, name: str, inputs: str, work: Callable[[], str]) -> None:
        """The work, and then a stamp of its inputs. LocalStack keeps nothing, so a restarted one was given nothing."""
        stamp = self._stamp(name)
        with self.progress.step(name) as step:
            if read_stamp(stamp) == self._now(inputs):
                step.note = "unchanged"
                return
            # Interrupted in the middle, neither the old inputs nor the new ones are what is there.
            stamp.unlink(missing_ok=True)
            step.note = work()
            write_whole(stamp, self._now(inputs))

    def _stamp(self, name: str) -> Path:
        return self.instance.deployed / name.lower().replace(" ", "-")

    def _now(self, inputs: str) -> str:
        return fingerprints.of_text(localstack(self.instance).identity(), inputs)


def require_stable_address(instance: Instance) -> None:
    """Open pages know the API's address, so it must be the one this instance chose, also after a restart."""
    actual = stack.outputs(instance).get("RestApiId", "")
    if actual != instance.choices.rest_api_id:
        raise ArvioFailed(
            f"The REST API got the id {actual}, not {instance.choices.rest_api_id}: template.yaml must hand its tag "
            "_custom_id_ on to the API itself (PropagateTags: true)."
        )


def published_title(instance: Instance) -> str:
    """Of the course in force, which may be another than the folder at hand; empty before the first publish."""
    return stack.invoke_admin(instance, {"action": "health"}).get("title") or ""


def upload_site(instance: Instance, dist: Path, title: str) -> str:
    done = site_upload.upload_site(instance, stack.s3(instance), title, dist)
    images = upload_assets(instance)
    return f"{done}, {images} images of handouts" if images else done


def sweep(instance: Instance) -> str:
    stack.invoke(instance, "sweeper", {})
    return "done"
