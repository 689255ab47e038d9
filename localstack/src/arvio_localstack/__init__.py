"""What LocalStack needs to run serverless applications without Docker: see the README beside `src/`."""
