import pytest

from infra.failures import ArvioFailed
from infra.template import local_folders, parse_template, with_packages

TEMPLATE = """
Globals: {Function: {Runtime: python3.13}}
Resources:
  Layer: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: layers/core}}
  Api:
    Type: AWS::Serverless::Function
    Properties: {CodeUri: functions/api, Role: !GetAtt ApiRole.Arn, Layers: [!Ref Layer]}
  Sweeper: {Type: AWS::Serverless::Function, Properties: {CodeUri: functions/sweeper}}
  DeadLetters: {Type: AWS::Serverless::Function, Properties: {CodeUri: functions/sweeper}}
  Elsewhere: {Type: AWS::Serverless::Function, Properties: {CodeUri: "s3://bucket/key"}}
  ApiRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {Version: 2012-10-17}
      RoleName: !Sub ["${Stack}-role", {Stack: !Ref AWS::StackName}]
      Path: !If [OnAws, !Sub "/${Api}/", !Ref AWS::NoValue]
"""


def test_each_local_folder_is_packaged_once() -> None:
    assert local_folders(parse_template(TEMPLATE)) == ["functions/api", "functions/sweeper", "layers/core"]


def test_folders_are_replaced_and_the_original_is_kept() -> None:
    template = parse_template(TEMPLATE)

    placed = with_packages(template, lambda folder: {"Bucket": "b", "Key": f"{folder}.zip"})

    resources = placed["Resources"]
    assert resources["Api"]["Properties"]["CodeUri"] == {"Bucket": "b", "Key": "functions/api.zip"}
    assert resources["Layer"]["Properties"]["ContentUri"] == {"Bucket": "b", "Key": "layers/core.zip"}
    assert resources["Elsewhere"]["Properties"]["CodeUri"] == "s3://bucket/key"
    assert template["Resources"]["Api"]["Properties"]["CodeUri"] == "functions/api"


def test_short_tags_become_their_long_forms() -> None:
    resources = parse_template(TEMPLATE)["Resources"]

    role = resources["ApiRole"]["Properties"]
    assert resources["Api"]["Properties"]["Role"] == {"Fn::GetAtt": ["ApiRole", "Arn"]}
    assert resources["Api"]["Properties"]["Layers"] == [{"Ref": "Layer"}]
    assert role["RoleName"] == {"Fn::Sub": ["${Stack}-role", {"Stack": {"Ref": "AWS::StackName"}}]}
    assert role["Path"] == {"Fn::If": ["OnAws", {"Fn::Sub": "/${Api}/"}, {"Ref": "AWS::NoValue"}]}


def test_a_date_stays_the_text_that_policies_want() -> None:
    role = parse_template(TEMPLATE)["Resources"]["ApiRole"]["Properties"]

    assert role["AssumeRolePolicyDocument"]["Version"] == "2012-10-17"


@pytest.mark.parametrize("text", ["", "[1]", "Resources: {a: ]", "Parameters: {}"])
def test_a_file_that_is_no_template_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ArvioFailed, match=r"template\.yaml"):
        parse_template(text)
