# Everything here needs no more than Python 3.11 or newer, git and make; what else it needs, it installs into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
endif

.PHONY: site serve test check validate lighthouse format bench clean

site: $(VENV)/.installed ## publish the demonstration site into public/
	$(BIN)/briefgen build

serve: $(VENV)/.installed ## preview the demonstration site while writing
	$(BIN)/briefgen serve

test: $(VENV)/.tested ## install what the tests need, and run them on all cores
	$(BIN)/python -m pytest -n auto --dist worksteal

check: $(VENV)/.checked ## lint, format, types, layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/lint-imports

validate: site ## hold the published site to the Nu HTML checker, html-validate and schema.org; needs npm and Java
	npx --yes vnu-jar --also-check-css --also-check-svg --skip-non-html public
	npx --yes html-validate --preset=recommended public
	npm install --silent --no-save --prefix $(VENV)/validate typescript schema-dts
	$(BIN)/python scripts/linked_data.py public $(VENV)/validate/linked_data.ts
	$(VENV)/validate/node_modules/.bin/tsc --noEmit --strict --skipLibCheck $(VENV)/validate/linked_data.ts

lighthouse: site ## what Lighthouse thinks of the published pages; needs npm and a Chromium
	$(BIN)/python -m scripts.lighthouse public

format: $(VENV)/.checked ## put the code into the form that `make check` asks for
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(VENV)/.installed ## time builds of an invented archive, also by the generators that are installed
	$(BIN)/python benchmarks/builds/run.py $(BENCH)

clean: ## delete what make made
	rm -rf $(VENV) public .briefgen dist

$(VENV)/.created:
	$(PYTHON) -c "import sys; sys.exit('briefgen needs Python 3.11 or newer' if sys.version_info < (3, 11) else 0)"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	@touch $@

$(VENV)/.installed: $(VENV)/.created pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/.created pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[all]' --group test
	@touch $@

$(VENV)/.checked: $(VENV)/.created pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[all]' --group check
	@touch $@
