"""What a function's process may see: the variables and folders of AWS's managed runtime, and nothing of the host."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from arvio_localstack.container_launch import ContainerLaunch
from arvio_localstack.launch_refused import LaunchRefused
from arvio_localstack.process import Launch
from arvio_localstack.settings import Settings

# Variables that LocalStack means for its own init process inside a container.
_LOCALSTACK_ONLY = ("LOCALSTACK_", "EDGE_PORT", "AWS_LAMBDA_FUNCTION_TIMEOUT")
# An image runs untrusted code: it gets neither credentials nor the address of the cloud.
_TRUSTED_ONLY = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL")
# An image has folders of its own.
_IMAGE_REFUSES = (*_LOCALSTACK_ONLY, *_TRUSTED_ONLY, "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR")


def launch_of(version: Any, variables: Mapping[str, Any], settings: Settings) -> Launch | ContainerLaunch:
    """How to start an environment of a function version; `variables` are those that LocalStack made for it.

    An image that has a folder in ARVIO_IMAGES is run from there, as a host process; any other by the Docker engine.
    """
    is_image = version.config.package_type == "Image"
    if is_image and version.config.image.image_uri not in settings.images:
        return _container_launch(version, variables)
    if settings.lambda_python is None:
        message = "Set ARVIO_LAMBDA_PYTHON to an interpreter that has awslambdaric: it runs the functions."
        raise LaunchRefused(message)
    if is_image:
        return _image_launch(version, variables, settings, settings.lambda_python)
    return _zip_launch(version, variables, settings.lambda_python)


def _container_launch(version: Any, variables: Mapping[str, Any]) -> ContainerLaunch:
    overrides = version.config.image_config
    return ContainerLaunch(
        image=version.config.image.image_uri,
        command=tuple((overrides and overrides.command) or ()),
        entrypoint=tuple((overrides and overrides.entrypoint) or ()),
        working_directory=(overrides and overrides.working_directory) or None,
        environment={**_allowed(variables, _IMAGE_REFUSES), **_own_variables(version)},
        memory_mb=version.config.memory_size,
    )


def _zip_launch(version: Any, variables: Mapping[str, Any], python: Path) -> Launch:
    task_root = unzipped(version.config.code)
    # On AWS a later layer is laid over the earlier ones in /opt.
    layers = [unzipped(layer.code) for layer in reversed(version.config.layers)]
    environment = {
        **_allowed(variables, _LOCALSTACK_ONLY),
        **_basics(python, task_root, [task_root, *_python_folders(layers)]),
        "AWS_EXECUTION_ENV": f"AWS_Lambda_{version.config.runtime}",
        **_library_path(layers),
        **_own_variables(version),
    }
    return Launch(python, version.config.handler, task_root, environment)


def _image_launch(version: Any, variables: Mapping[str, Any], settings: Settings, python: Path) -> Launch:
    uri = version.config.image.image_uri
    folder = settings.images[uri]
    command = version.config.image_config.command if version.config.image_config else None
    if not command:
        message = f"The function of image {uri!r} needs ImageConfig.Command: without an engine its CMD is unknown."
        raise LaunchRefused(message)
    environment = {
        **_allowed(variables, (*_LOCALSTACK_ONLY, *_TRUSTED_ONLY)),
        **_basics(python, folder, [folder]),
        **_own_variables(version),
    }
    return Launch(python, command[0], folder, environment)


def unzipped(code: Any) -> Path:
    """Folder of an archive; unpacked again if an update of the function's settings has removed it."""
    code.prepare_for_execution()
    return Path(code.get_unzipped_code_location())


def _allowed(variables: Mapping[str, Any], refused: tuple[str, ...]) -> dict[str, str]:
    return {name: str(value) for name, value in variables.items() if not name.startswith(refused)}


def _own_variables(version: Any) -> dict[str, str]:
    return {name: str(value) for name, value in (version.config.environment or {}).items()}


def _basics(python: Path, task_root: Path, importable: list[Path]) -> dict[str, str]:
    return {
        "LANG": "en_US.UTF-8",
        "TZ": ":UTC",
        # As on AWS it does not exist, so nobody's ~/.aws or ~/.netrc is ever read.
        "HOME": "/home/sbx_user1051",
        "PATH": f"{python.parent}:/usr/local/bin:/usr/bin:/bin",
        "PYTHONPATH": ":".join(map(str, importable)),
        "LAMBDA_TASK_ROOT": str(task_root),
        "LAMBDA_RUNTIME_DIR": str(python.parent.parent),
    }


def _python_folders(layers: list[Path]) -> list[Path]:
    return [folder for layer in layers for folder in _importable(layer) if folder.is_dir()]


def _importable(layer: Path) -> list[Path]:
    return [*layer.glob("python/lib/python3.*/site-packages"), layer / "python"]


def _library_path(layers: list[Path]) -> dict[str, str]:
    folders = [str(layer / "lib") for layer in layers if (layer / "lib").is_dir()]
    return {"LD_LIBRARY_PATH": ":".join(folders)} if folders else {}
