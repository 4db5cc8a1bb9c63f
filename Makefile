# Everything one does with the project. `make help` lists the commands.
#
#   PORT=8001      where `make run` listens (default 8000)
#   DEBUG=true     errors with their whole story instead of the pages that visitors see
#   PYTHON=python3.12   which Python builds the virtual environment (default: the newest found)
#   CHROMIUM=/path      which browser the tests drive (default: one that is installed)

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PORT ?= 8000
ELASTICSEARCH_PORT ?= 9200
DEBUG ?= false
VENV := var/venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
PIP := $(BIN)/python -m pip --disable-pip-version-check
APPS := portal search examples network home
step = @printf '\n\033[1m→ %s\033[0m\n' "$(1)"

##@ Use

.PHONY: run
run: venv ## Start the portal on http://localhost:8000 (PORT=… to change); safe to repeat
	$(call step,Database: applying migrations)
	@$(MANAGE) migrate --verbosity 1
	$(call step,Demo content: loading what is missing)
	@ADMIN_BASE_URL=http://localhost:$(PORT) $(MANAGE) demo
	$(call step,Search index: building it if there is none)
	@$(MANAGE) search rebuild --if-missing
	$(call step,The portal is at http://localhost:$(PORT)/ and the editors log in at http://localhost:$(PORT)/admin/)
	@echo "  Demo accounts and their passwords: var/demo-accounts.txt"
	@echo "  Stop with Ctrl+C."
	@DEBUG=$(DEBUG) ADMIN_BASE_URL=http://localhost:$(PORT) exec $(MANAGE) runserver $(PORT)

.PHONY: clean
clean: ## Remove caches, logs and whatever can be built again; the database and uploaded files stay
	@rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache var/static var/*.log
	@find . -name __pycache__ -not -path './var/*' -prune -exec rm -rf {} +

##@ Prove

.PHONY: test
test: dev browser ## Run every test: real browser, PostgreSQL and Elasticsearch included (ARGS="-k word" to choose)
	@CHROMIUM="$$($(BIN)/python -m tests.browser.chromium)" \
		$(BIN)/python -m pytest --numprocesses 2 --dist loadgroup $(ARGS)

.PHONY: test-long
test-long: dev ## Run also what takes minutes, and what needs packages of its own: the map and the lexicon rebuilt
	@tools/environment geodata var/geodata-venv
	@tools/environment lexicon var/lexicon-venv
	@$(BIN)/python -m pytest -m "geodata or lexicon or long" $(ARGS)

.PHONY: lint
lint: lint-code lint-templates lint-floors lint-types lint-django lint-locks ## Check style, types, floors, settings and lock files

.PHONY: lint-code
lint-code: dev
	$(call step,Style of the code)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

.PHONY: lint-templates
lint-templates: dev
	$(call step,Templates)
	@git ls-files -z --cached --others --exclude-standard -- '*.html' | xargs -0 -r $(BIN)/djade --target-version 5.2 --check
	@$(BIN)/curlylint --quiet $(APPS)

.PHONY: lint-floors
lint-floors: dev
	$(call step,Floors: imports run only downward)
	@$(BIN)/lint-imports --no-cache >var/floors.log 2>&1 || { cat var/floors.log; exit 1; }
	@grep -E 'KEPT|kept' var/floors.log

.PHONY: lint-types
lint-types: dev
	$(call step,Types)
	@$(BIN)/mypy

.PHONY: lint-django
lint-django: dev
	$(call step,Migrations and settings)
	@$(MANAGE) makemigrations --check --dry-run
	@SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
		ALLOWED_HOSTS=portal.example.org ADMIN_BASE_URL=https://portal.example.org \
		DJANGO_SETTINGS_MODULE=portal.settings.production \
		$(MANAGE) check --deploy --fail-level WARNING

.PHONY: lint-locks
lint-locks: dev
	$(call step,Lock files)
	@$(BIN)/python -m tools.check_locks requirements

.PHONY: format
format: dev ## Put code and templates in the house's form
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@git ls-files -z --cached --others --exclude-standard -- '*.html' | xargs -0 -r $(BIN)/djade --target-version 5.2 || true

.PHONY: bench
bench: dev ## Compare our search with its peers on 10,000 generated examples, and with our goals
	@$(BIN)/python -m tests.benchmarks.search 10000

.PHONY: bench-large
bench-large: dev ## The same on 100,000 examples (an hour or two)
	@$(BIN)/python -m tests.benchmarks.search 100000

.PHONY: elasticsearch
elasticsearch: dev ## Start an empty Elasticsearch for development on port 9200, until Ctrl+C; SEARCH_ENGINE chooses it
	@exec $(BIN)/python -m tests.elasticsearch $(ELASTICSEARCH_PORT)

##@ Maintain

.PHONY: lock
lock: dev ## Rewrite requirements/*.txt from requirements/*.in (needs the package index)
	@for name in base production dev geodata lexicon; do \
		echo "  requirements/$$name.txt"; \
		$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
			--no-emit-index-url --no-emit-find-links --no-header --no-annotate $(UPGRADE) \
			requirements/$$name.in --output-file requirements/$$name.txt; \
	done
	@$(BIN)/python -m tools.check_locks requirements

.PHONY: geodata
geodata: ## Rebuild network/geodata/data/ from the published boundaries (in an environment of its own)
	@tools/environment geodata var/geodata-venv
	@var/geodata-venv/bin/python -m network.geodata.build

.PHONY: lexicon
lexicon: ## Rebuild search/swedish/lexicon/data/ from the Hunspell dictionary (in an environment of its own)
	@tools/environment lexicon var/lexicon-venv
	@var/lexicon-venv/bin/python -m search.swedish.lexicon.build

##@ Environment

.PHONY: venv
venv: ## Build the virtual environment with what the portal itself needs
	@tools/environment base

.PHONY: dev
dev: ## Add what tests and linting need
	@tools/environment dev

.PHONY: browser
browser: dev ## Make sure that there is a Chromium for the tests
	@$(BIN)/python -m tests.browser.chromium --install

.PHONY: help
help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} \
		/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
