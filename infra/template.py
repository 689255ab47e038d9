"""template.yaml as CloudFormation gets it: folders replaced by the zips that were made of them."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import yaml

from infra.failures import ArvioFailed
from infra.paths import TEMPLATE

type Json = dict[str, Any]

# A property that names a local folder in SAM, by resource type.
FOLDER_PROPERTY = {"AWS::Serverless::Function": "CodeUri", "AWS::Serverless::LayerVersion": "ContentUri"}


class TemplateLoader(yaml.SafeLoader):
    """Reads CloudFormation's short tags as their long forms, and leaves dates alone."""


def _short_tag(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> Json:
    name = suffix if suffix in {"Ref", "Condition"} else f"Fn::{suffix}"
    if isinstance(node, yaml.ScalarNode):
        text = loader.construct_scalar(node)
        return {name: text.split(".", 1) if suffix == "GetAtt" else text}
    if isinstance(node, yaml.SequenceNode):
        return {name: loader.construct_sequence(node, deep=True)}
    return {name: loader.construct_mapping(node, deep=True)}  # type: ignore[arg-type] # the third kind of node


TemplateLoader.add_multi_constructor("!", _short_tag)
# `Version: 2012-10-17` in a policy is text.
yaml.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: str(node.value), TemplateLoader)


def parse_template(text: str) -> Json:
    try:
        template = yaml.load(text, TemplateLoader)  # noqa: S506 a SafeLoader with CloudFormation's tags
    except yaml.YAMLError as error:
        raise ArvioFailed(f"template.yaml is not valid YAML: {error}", log=TEMPLATE) from None
    if not isinstance(template, dict) or "Resources" not in template:
        raise ArvioFailed("template.yaml has no Resources.", log=TEMPLATE)
    return template


def read_template() -> Json:
    if not TEMPLATE.exists():
        raise ArvioFailed("There is no template.yaml to deploy.")
    return parse_template(TEMPLATE.read_text())


def local_folders(template: Json) -> list[str]:
    """Every folder that must be packaged, once each."""
    return sorted({properties[name] for properties, name in _folder_properties(template)})


def with_packages(template: Json, place: Callable[[str], Mapping[str, str]]) -> Json:
    """A copy in which every folder is replaced by `place(folder)`, such as {"Bucket": …, "Key": …}."""
    copy: Json = json.loads(json.dumps(template))
    for properties, name in _folder_properties(copy):
        properties[name] = dict(place(properties[name]))
    return copy


def _folder_properties(template: Json) -> Iterator[tuple[Json, str]]:
    shared = template.get("Globals", {}).get("Function", {})
    sections = [(shared, "CodeUri")]
    for resource in template["Resources"].values():
        name = FOLDER_PROPERTY.get(resource.get("Type", ""))
        if name:
            sections.append((resource.get("Properties", {}), name))
    for properties, name in sections:
        value = properties.get(name)
        if isinstance(value, str) and not value.startswith("s3://"):
            yield properties, name
