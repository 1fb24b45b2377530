# Two commands do everything: `make report` runs the main job on raw_html/, `make test` runs every check.
# Each sets up its own environment in .venv first; nothing else is needed but Python 3.11 or newer.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
OUT ?= out

.PHONY: report test docs check clean

report: $(VENV)/.installed
	$(BIN)/commentariat report raw_html -o $(OUT)

test: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	@echo "$(BIN)/mypy beside $(BIN)/python -m pytest"; $(BIN)/mypy & types=$$!; trap "kill $$types" INT TERM; \
	$(BIN)/python -m pytest; tests=$$?; \
	wait $$types || { echo "mypy found errors: they stand among the tests' lines; $(BIN)/mypy tells them alone"; exit 1; }; exit $$tests

docs: $(VENV)/.installed-test
	$(BIN)/python -m sphinx -q -W -b html docs $(OUT)/site

$(VENV)/.pip:
	@test -n "$(PYTHON)" || { echo "commentariat needs Python 3.11 or newer; none was found. Install it, or say: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	@touch $@

# The old pip that some machines start with crashes on doubled extras, so pip itself comes first.
$(VENV)/.installed: pyproject.toml $(VENV)/.pip
	$(BIN)/python -m pip install --quiet -e .
	@touch $@

$(VENV)/.installed-test: pyproject.toml $(VENV)/.pip
	$(BIN)/python -m pip install --quiet -e '.[test]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) $(OUT)
