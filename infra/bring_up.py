"""`arvio up`: from an empty folder, or whatever is left of one, to a running instance; what is right is not redone."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from infra.deployment import prepared
from infra.environments import make_environments
from infra.failures import ArvioFailed
from infra.instance import Instance
from infra.kept_image import keep_image
from infra.kept_release import keep_release
from infra.local_cloud import start_localstack
from infra.log_rotation import rotate_all
from infra.paths import COURSE
from infra.postgres import start_postgres
from infra.progress import Progress
from infra.rollback import settle_unfinished, trusted
from infra.rollout import Rollout
from infra.sandbox_choice import chosen_sandbox
from infra.site_build import build_site
from infra.smoke.visitor import erase_left_over
from infra.valkey import start_redis


def bring_up(instance: Instance, progress: Progress, *, course: Path = COURSE) -> None:
    """Raises StepFailed with the first step that failed. What takes long and needs nothing else runs side by side."""
    with ThreadPoolExecutor(max_workers=6) as pool:
        try:
            _Beginning(instance, progress, pool).bring_up(course)
        except ArvioFailed as failure:
            # A step that was only interrupted by the failure of another has nothing to say.
            raise progress.failure or failure from failure
        finally:
            progress.stopping.set()


@dataclass(frozen=True)
class _Beginning:
    instance: Instance
    progress: Progress
    pool: ThreadPoolExecutor

    def bring_up(self, course: Path) -> None:
        site = self.pool.submit(self._step, "Site", build_site)
        sandbox = self.pool.submit(chosen_sandbox, self.progress)
        release = self.pool.submit(lambda: prepared(self.instance, self.progress, sandbox.result()))
        cloud = self.pool.submit(self._cloud)
        postgres = self.pool.submit(self._step, "PostgreSQL", lambda: start_postgres(self.instance, self.progress))
        redis = self.pool.submit(self._step, "Redis", lambda: start_redis(self.instance, self.progress))
        for server in (cloud, postgres, redis):
            server.result()
        rollout = trusted(Rollout(self.instance, self.progress, release.result()))
        rollout.backend()
        settle_unfinished(rollout)
        rollout.course(course)
        site.result()
        rollout.site(course)
        rollout.warm_up()
        rollout.sweep()
        erase_left_over(self.instance)
        keep_release(self.instance, rollout.release, rollout.dist)
        keep_image(self.instance, rollout.release)

    def _step(self, name: str, work: Callable[[], str]) -> None:
        with self.progress.step(name) as step:
            step.note = work()

    def _cloud(self) -> None:
        # LocalStack opens a function's log for each invocation anew.
        rotate_all(self.instance.home / "logs" / "functions")
        self._step("Environments", make_environments)
        self._step("LocalStack", lambda: start_localstack(self.instance, self.progress))
