"""Two test runs in one tree must not share an instance: the one that ended first would stop the other's servers."""

from pathlib import Path

from tests.instances import own_folder


def test_a_second_run_in_one_tree_gets_a_folder_of_its_own(tmp_path: Path) -> None:
    with own_folder("contracts", tmp_path) as first, own_folder("contracts", tmp_path) as second:
        assert [first.name, second.name] == ["contracts", "contracts-2"]


def test_the_folder_is_free_again_after_a_run(tmp_path: Path) -> None:
    with own_folder("contracts", tmp_path):
        pass

    with own_folder("contracts", tmp_path) as again:
        assert again.name == "contracts"
