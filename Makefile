# Every target is three lines or fewer; the work is in tested Python under infra/. Start with `make help`.
.PHONY: bootstrap up down status demo test unit integration sandbox e2e site dev deploy publish locks lint clean help \
  container sandbox-image plugin site-test faults bench bench-course bench-sandbox soak screens
.DEFAULT_GOAL := help
export UV_NO_CONFIG := 1
export UV_PYTHON_DOWNLOADS := never
export UV_SYSTEM_CERTS := 1
PYTEST := .venv/bin/python -m pytest

help: ## Say what can be made
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r name what; do printf '%-14s %s\n' "$$name" "$$what"; done

bootstrap: ## Make .venv from the hashed locks; quick when they did not change
	@python="$$(sh infra/find-python.sh)" && "$$python" -I infra/bootstrap.py

up: bootstrap ## Start everything and print the site's address
	@.venv/bin/arvio up

down: bootstrap ## Stop what `make up` started; the data is kept
	@.venv/bin/arvio down

status: bootstrap ## Say whether everything is up, and where
	@.venv/bin/arvio status

demo: bootstrap ## Submit every solution and a few attacks to the running instance
	@.venv/bin/arvio demo

dev: bootstrap ## Develop: functions and site reload on save, readable logs
	@.venv/bin/arvio dev

deploy: bootstrap ## Deploy to the running instance, see that it works, or go back
	@.venv/bin/arvio deploy

publish: bootstrap ## Publish course/ to the running instance
	@.venv/bin/arvio publish

test: lint unit plugin site-test sandbox container integration faults e2e ## Run every check and test there is

lint: bootstrap ## Check types, style and the template
	@.venv/bin/ruff check . && .venv/bin/ruff format --check .
	@.venv/bin/mypy functions infra layers/core/python/arvio localstack/src sandbox-image/sandbox sandbox-image/entry.py sandbox-image/harden.py
	@.venv/bin/cfn-lint template.yaml

unit: bootstrap ## Run the unit and contract tests, without any network
	@$(PYTEST) tests/unit tests/contracts

plugin: bootstrap ## Run the LocalStack plugin's own tests, in LocalStack's environment
	@.venv/bin/python -c 'from infra.environments import make_environments; make_environments()'
	@.venv/bin/uv pip install -q --python .venv-localstack --require-hashes -r localstack/test.txt
	@cd localstack && ../.venv-localstack/bin/python -m pytest -q

integration: bootstrap ## Run the tests against an instance of their own
	@$(PYTEST) tests/integration

faults: bootstrap ## Kill graders, sandboxes and LocalStack, and lose messages; no verdict may be lost
	@$(PYTEST) tests/faults

sandbox: bootstrap ## Run the sandbox's tests
	@$(PYTEST) tests/sandbox

sandbox-image: bootstrap ## Build the sandbox's image for this machine's Docker engine; remove old ones
	@.venv/bin/python -m infra.sandbox_image

container: bootstrap ## Run the sandbox's tests in a container; in CI, as root on Debian, with an engine of their own
	@.venv/bin/python -m infra.own_engine $(PYTEST) tests/container

e2e: bootstrap ## Run the browser tests
	@$(PYTEST) tests/e2e

bench-sandbox: bootstrap ## Compare the sandbox with bare Python, containers and bubblewrap
	@PYTHONPATH=localstack/src .venv/bin/python -m infra.own_engine --start .venv/bin/python -m tests.load.bench_sandbox

bench: bootstrap ## Measure submit → verdict on the running instance
	@.venv/bin/python -m tests.load.latency

soak: bootstrap ## Minutes of submissions while functions and LocalStack are killed; no verdict may be lost
	@.venv/bin/python -m tests.load.soak

bench-course: bootstrap ## Measure check, publish, deploy and export on an instance of their own
	@.venv/bin/python -m tests.load.course

site: bootstrap ## Build the site by itself
	@.venv/bin/python -c 'from infra.site_build import build_site; print(build_site())'

screens: bootstrap ## Take the pictures of docs/screens from the running instance
	@.venv/bin/python -m tests.e2e.screens

site-test: site ## Check and test the site's code
	@cd static-site && npm run check && npm test

locks: bootstrap ## Resolve every hashed lock file again
	@.venv/bin/python -m infra.relock

clean: ## Remove what was built; the instance and its data stay
	@rm -rf .build .venv .venv-localstack .venv-runtime static-site/dist static-site/node_modules
