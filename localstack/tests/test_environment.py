from pathlib import Path
from types import SimpleNamespace

import pytest

from arvio_localstack.container_launch import ContainerLaunch
from arvio_localstack.environment import launch_of
from arvio_localstack.launch_refused import LaunchRefused
from arvio_localstack.settings import read_settings

FROM_LOCALSTACK = {
    "AWS_REGION": "us-east-1",
    "AWS_ACCESS_KEY_ID": "k",
    "AWS_SECRET_ACCESS_KEY": "s",
    "AWS_SESSION_TOKEN": "t",
    "AWS_ENDPOINT_URL": "http://127.0.0.1:4566",
    "LOCALSTACK_RUNTIME_ID": "x",
    "EDGE_PORT": "4566",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": 128,
}


def archive(folder: Path):
    return SimpleNamespace(prepare_for_execution=lambda: None, get_unzipped_code_location=lambda: folder)


def zip_version(tmp_path: Path, layers=()):
    config = SimpleNamespace(
        package_type="Zip",
        runtime="python3.13",
        handler="app.handle",
        code=archive(tmp_path / "task"),
        layers=[SimpleNamespace(code=archive(layer)) for layer in layers],
        environment={"MINE": "1"},
    )
    return SimpleNamespace(config=config)


def image_version(uri="box:local", command=("box.handle",)):
    config = SimpleNamespace(
        package_type="Image",
        image=SimpleNamespace(image_uri=uri),
        image_config=SimpleNamespace(command=list(command), entrypoint=None, working_directory=None),
        memory_size=256,
        environment={"MINE": "1"},
    )
    return SimpleNamespace(config=config)


@pytest.fixture
def settings():
    return read_settings({"ARVIO_LAMBDA_PYTHON": "/venv/bin/python", "ARVIO_IMAGES": '{"box:local": "/box"}'})


def test_a_zip_function_gets_its_variables_as_text_and_nothing_of_localstack(tmp_path, settings):
    environment = launch_of(zip_version(tmp_path), FROM_LOCALSTACK, settings).environment

    assert environment["MINE"] == "1"
    assert environment["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] == "128"
    assert environment["AWS_ENDPOINT_URL"] == "http://127.0.0.1:4566"
    assert not [name for name in environment if name.startswith("LOCALSTACK") or name == "EDGE_PORT"]


def test_later_layers_come_before_earlier_ones_and_the_function_before_all(tmp_path, settings):
    layers = [tmp_path / "one", tmp_path / "two"]
    for layer in layers:
        (layer / "python").mkdir(parents=True)

    path = launch_of(zip_version(tmp_path, layers), {}, settings).environment["PYTHONPATH"]

    assert path == f"{tmp_path}/task:{tmp_path}/two/python:{tmp_path}/one/python"


def test_an_image_gets_neither_credentials_nor_the_address_of_the_cloud(settings):
    launch = launch_of(image_version(), FROM_LOCALSTACK, settings)

    assert (launch.folder, launch.handler) == (Path("/box"), "box.handle")
    assert not [name for name in launch.environment if "KEY" in name or "TOKEN" in name or "ENDPOINT" in name]
    assert launch.environment["MINE"] == "1"


def test_an_image_without_a_folder_is_a_container_that_keeps_its_own_folders(settings):
    given = FROM_LOCALSTACK | {"LAMBDA_TASK_ROOT": "/var/task", "LAMBDA_RUNTIME_DIR": "/var/runtime"}

    launch = launch_of(image_version("other:local"), given, settings)

    assert launch == ContainerLaunch(
        image="other:local",
        command=("box.handle",),
        entrypoint=(),
        working_directory=None,
        environment={"AWS_REGION": "us-east-1", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "128", "MINE": "1"},
        memory_mb=256,
    )


def test_a_container_needs_no_interpreter():
    assert launch_of(image_version(), {}, read_settings({})).image == "box:local"


def test_an_image_without_a_command_is_refused(settings):
    with pytest.raises(LaunchRefused, match=r"needs ImageConfig\.Command"):
        launch_of(image_version(command=()), {}, settings)


def test_without_an_interpreter_every_function_is_refused(tmp_path):
    with pytest.raises(LaunchRefused, match="Set ARVIO_LAMBDA_PYTHON"):
        launch_of(zip_version(tmp_path), {}, read_settings({}))
