# A new machine needs only python3 (3.11 or newer) and make.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

CLIENTS := $(basename $(notdir $(wildcard tests/clients/locks/*.in)))

# The tests start hundreds of processes: if this variable were set, each would compile all modules again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: install demo test battery bench corpus siege fuzz clients console browser lighthouse screenshots film sbom check lock

install: .venv/.installed
demo: .venv/.installed
	$(BIN)/kinora demo $(ARGS)

test: .venv/.developing
	$(BIN)/pytest --numprocesses 3 --dist loadfile $(ARGS)

# Crashes, races and killed servers in full; `make battery ARGS="--seed 7"` for other random choices. Five tests at a time
# on two cores, since some of them wait for leases or restarts. Long tests start first.
battery: .venv/.developing
	$(BIN)/pytest tests/battery tests/postgres tests/promises/test_8_the_books_agree.py --battery --numprocesses 5 --dist load --maxschedchunk 1 --durations 12 $(ARGS)

# One hostile client beside an honest one: times, memory, and what is left behind; `make siege ARGS="scans --seconds 30"`.
siege: .venv/.developing
	$(BIN)/python -m tests.siege $(ARGS)

# Mutated images and requests; `make fuzz ARGS="--images 100000 --requests 100000 --seed 7"`.
fuzz: .venv/.developing
	$(BIN)/python -m tests.siege.fuzz $(ARGS)

# Other people's clients against a real server; docs/clients.md lists them. tests/clients/debian.txt lists the programs that
# neither a wheel nor an npm package contains.
clients: .clients/.installed
	$(BIN)/pytest tests/clients --timeout 600 --numprocesses 2 --dist worksteal --durations 12 $(ARGS)

# One script and one style sheet from the modules in app/console; commit the result. It needs node; the service does not.
BUNDLE := app/console/bundle
console: .console/.installed
	mkdir -p $(BUNDLE)
	cd .console && NODE_PATH=node_modules node_modules/.bin/esbuild $(CURDIR)/app/console/main.js --bundle --minify --format=esm \
		--legal-comments=none --banner:js='/* Licences of what is in here: LICENSES.txt */' --log-level=warning \
		--outfile=$(abspath $(BUNDLE))/console.js
	for name in preact htm; do printf '%s\n\n' "== $$name =="; cat .console/node_modules/$$name/LICENSE; echo; done >$(BUNDLE)/LICENSES.txt

# Tests the console in the system's Chromium (`apt-get install chromium`, or CHROMIUM=/path), also behind nginx (`apt-get
# install nginx`, or NGINX=/path), and measures it with Lighthouse; its code samples need curl and node.
browser: .venv/.developing .console/.installed .browser/.installed
	$(BIN)/pytest tests/browser --numprocesses 2 --dist loadfile $(ARGS)

# Lighthouse's four scores for each page. Run it on an idle machine, because the performance score depends on its speed.
lighthouse: .venv/.developing .browser/.installed
	$(BIN)/python -m tests.browser.lighthouse

# Writes screenshots of all pages into screenshots/; `make screenshots ARGS=--docs` makes those of the README again.
screenshots: .venv/.developing
	$(BIN)/python -m tests.browser.screenshots $(ARGS)

# Hundreds of generated images in every format, mode, bit depth, orientation and profile, each compared with a reference.
corpus: .venv/.developing
	$(BIN)/python -m tests.corpus

# The figures of docs/performance.md, beside a bare FastAPI route and nginx; it needs `wrk`. `make bench ARGS="--write"`
# writes them into the page, `ARGS="--only posts,content --turns 2"` is shorter, `ARGS="--videos 1000000"` longer.
bench: .venv/.developing
	$(BIN)/python -m tests.benchmarks $(ARGS)

# Makes the animation at the top of the README again, docs/film.webp.
film: .venv/.developing
	$(BIN)/python -m tests.support.loop

# What the image contains, as a bill of materials in CycloneDX: kinora.cdx.json. It needs no network.
sbom: .venv/.developing
	$(BIN)/python -m tests.support.bom

check: .venv/.developing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.guards.breaking
	$(BIN)/hadolint Dockerfile

# Five lock files, each with the versions of those before: for the service; for the service with traces; for building the
# wheel; for `make demo` (also sandbox and OpenAI's SDK); for the tests. They name no package index: pip's configuration
# decides.
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock"

lock: .venv/.developing
	$(COMPILE) pyproject.toml --output-file requirements.lock $(ARGS)
	$(COMPILE) --extra otel --constraint requirements.lock pyproject.toml --output-file requirements-otel.lock $(ARGS)
	$(COMPILE) --group build --constraint requirements.lock --output-file requirements-build.lock $(ARGS)
	$(COMPILE) --extra sandbox --extra demo --group build --constraint requirements.lock --constraint requirements-build.lock \
		pyproject.toml --output-file requirements-demo.lock $(ARGS)
	$(COMPILE) --all-extras --group build --constraint requirements-otel.lock --constraint requirements-demo.lock pyproject.toml \
		--output-file requirements-dev.lock $(ARGS)
	for name in $(CLIENTS); do $(COMPILE) tests/clients/locks/$$name.in \
		--output-file tests/clients/locks/$$name.lock $(ARGS) || exit 1; done

.venv/.installed: requirements-demo.lock requirements-build.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Kinora needs python 3.11 or newer: make PYTHON=python3.13")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing into .venv (about 300 MB, once): the service, the sandbox with its video encoder, OpenAI's SDK for the demo"
	$(PIP) --require-hashes -r requirements-build.lock
	$(PIP) --require-hashes --no-build-isolation -r requirements-demo.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

.venv/.developing: .venv/.installed requirements-dev.lock
	$(PIP) --require-hashes --no-build-isolation -r requirements-dev.lock
	touch $@

.clients/.installed: .venv/.developing $(wildcard tests/clients/locks/*.lock tests/clients/node/package-lock.json)
	for name in $(CLIENTS); do test -x .clients/$$name/bin/python || $(BIN)/python -m venv .clients/$$name; \
		.clients/$$name/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes \
			-r tests/clients/locks/$$name.lock || exit 1; done
	mkdir -p .clients/node
	cp tests/clients/node/package.json tests/clients/node/package-lock.json tests/clients/node/.npmrc .clients/node
	PATH="$(CURDIR)/.clients/tools/bin:$$PATH" npm --prefix .clients/node ci --ignore-scripts --no-audit --no-fund --loglevel error
	touch $@

.console/.installed: app/console/package-lock.json
	mkdir -p .console
	cp app/console/package.json app/console/package-lock.json app/console/.npmrc .console
	npm --prefix .console ci --ignore-scripts --no-audit --no-fund --loglevel error
	touch $@

.browser/.installed: tests/browser/node/package-lock.json
	mkdir -p .browser
	cp tests/browser/node/package.json tests/browser/node/package-lock.json tests/browser/node/.npmrc .browser
	npm --prefix .browser ci --ignore-scripts --no-audit --no-fund --loglevel error
	touch $@
