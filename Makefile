# `make report` and `make test` work on a fresh machine: tools/setup.sh installs
# what is missing, and does nothing once that is done.

EXAMPLE_WEEKS := 2019-W18 2019-W19 2019-W20 2019-W22 2019-W24 2019-W37
# What press and United Nations had published by the Friday after each week.
AS_OF_2019-W18 := 2019-05-10
AS_OF_2019-W19 := 2019-05-17
AS_OF_2019-W20 := 2019-05-24
AS_OF_2019-W22 := 2019-06-07
AS_OF_2019-W24 := 2019-06-21
AS_OF_2019-W37 := 2019-09-20
REPORTS := $(EXAMPLE_WEEKS:%=reports/%/public/sitrep.en.pdf)
PYTEST_FLAGS ?= --numprocesses=2 --dist=loadfile --no-loadscope-reorder

# All that a report is made from: whichever changes, reports are built again.
INPUTS := pyproject.toml config.toml \
    $(shell find data templates sitrep -type f -not -name '*.py[co]' | sed 's/ /\\ /g')

PY := .venv/bin/python
# What tools/setup.sh installs with, where the machine has no uv of its own.
UV := $(or $(shell command -v uv),.venv/bin/uv)

# Python compiles sitrep once: the suite starts hundreds of processes, and each would take a second.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
# In the order given: a report tells what changed since the one before it.
.NOTPARALLEL:

.PHONY: report
report: $(REPORTS)  ## build the bundled example's reports into reports/
	@echo "$(words $(EXAMPLE_WEEKS)) reports are up to date: $(EXAMPLE_WEEKS); start with $(word 4,$(REPORTS))"

reports/%/public/sitrep.en.pdf: $(INPUTS) | setup
	@.venv/bin/sitrep build $* --as-of $(AS_OF_$*)
	@touch $@

.PHONY: test
test: setup-test  ## run the whole suite (PYTEST_FLAGS=… to change how)
	@$(PY) -m pytest $(PYTEST_FLAGS)

.PHONY: properties
properties: setup-test  ## try every property on twenty times as many examples as the suite does
	@SITREP_EXAMPLES=20 $(PY) -m pytest $$(grep -rl "^@given" tests) $(PYTEST_FLAGS)

.PHONY: lint
lint: setup-test  ## check style and types
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check
	@$(PY) -m mypy

.PHONY: format
format: setup-test  ## lay out the code and mend what can be mended
	@$(PY) -m ruff check --fix-only
	@$(PY) -m ruff format

.PHONY: golden
golden: setup-test  ## refresh tests/golden/ and tests/charts/pictures/ from what the code now gives
	@SITREP_REFRESH_GOLDEN=1 $(PY) -m pytest tests/test_golden.py
	@$(PY) -m pytest tests/charts/test_pictures.py --mpl-generate-path=tests/charts/pictures

.PHONY: context
context: setup  ## write docs/context.md: what templates can read
	@$(PY) tools/context.py

.PHONY: pictures
pictures: setup-test  ## make the pictures of README and docs/tutorial.md
	@$(PY) tools/pictures.py

.PHONY: benchmark
benchmark: setup  ## time sitrep against what its libraries take alone
	@$(PY) benchmarks/run.py

# The tool is an extra of its own: nobody needs it for the tests.
.PHONY: mutants
mutants: setup-test  ## change the code 400 times; list what no test notices (MUTANTS=--seed 7)
	@$(UV) pip install --quiet --python $(PY) --editable '.[mutants]' 2>/dev/null || \
	    $(PY) -m pip install --quiet --editable '.[mutants]'
	@$(PY) tools/mutants.py $(MUTANTS)

# tzdata stays free: its newest rules are the right ones.
.PHONY: versions
versions: setup-test  ## write tools/versions.txt anew: the newest versions that pyproject.toml permits
	@$(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --extra dev --extra mutants \
	    --no-annotate --no-header --no-emit-package tzdata pyproject.toml --output-file tools/versions.txt
	@sed -i '1i # With these versions the whole suite passed; `make versions` writes the newest ones.' tools/versions.txt

.PHONY: clean
clean:  ## remove what was made here; not .venv
	rm -rf reports build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find sitrep tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help
help:  ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: setup setup-test
setup:  ## install what sitrep needs into .venv, map, preview and Word too
	@tools/setup.sh
setup-test:
	@tools/setup.sh --test
