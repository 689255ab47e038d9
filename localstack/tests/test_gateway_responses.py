from arvio_localstack.gateway_responses import static_headers


def test_only_quoted_header_parameters_become_headers():
    parameters = {
        "gatewayresponse.header.Access-Control-Allow-Origin": "'*'",
        "gatewayresponse.header.X-Key": "method.request.header.X-Key",
        "gatewayresponse.querystring.a": "'b'",
    }

    assert static_headers(parameters) == {"Access-Control-Allow-Origin": "*"}
