# digimat: every target sets up what it needs first (tools/setup.py), so each works alone on a clean checkout.
# Written for any make: no GNU extension.
.POSIX:

# The first Python that is recent enough; another one: make PYTHON=/path/to/python test
PYTHON = $$(for p in python3.13 python3.12 python3.11 python3 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && exit; \
	done; echo python3)
# Where a virtual environment keeps its programs; Windows has its own word for it.
BIN = .venv/$$(test -d .venv/Scripts && echo Scripts || echo bin)

help:
	@echo 'make demo     show the whole job on sample answers: scores, and one PDF per person, in demo/'
	@echo 'make test     run the tests'
	@echo 'make torture  run the long sweeps, some minutes'
	@echo 'make dictionaries  fetch what the test of spelling looks words up in (60 MB, for 3 MB kept)'
	@echo 'make faults   kill the store, or refuse it something, at every system call (Linux, five minutes)'
	@echo 'make offline  run the tests where there is no network (Linux)'
	@echo 'make screens  hold whole sittings in tmux, and compare every screen'
	@echo 'make office   open files of scores with LibreOffice: nothing in them may run'
	@echo 'make spark    score with a real Spark on this machine (500 MB of packages, Java 17 or later)'
	@echo 'make format   put the code in shape'
	@echo 'make lint     check shape, types and the one-way imports'
	@echo 'make bench    measure the speed, beside what others would use; writes the tables of docs/performance.md anew'
	@echo 'make lock     choose the versions of all packages anew (needs the network)'
	@echo 'make clean    remove what the other targets made, .venv included'

setup:
	@$(PYTHON) tools/setup.py

demo: setup
	@$(BIN)/digimat demo

test: setup
	@$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

# Not part of setup: who only wants to see digimat at work does not wait for 60 MB of dictionaries.
dictionaries: setup
	@$(BIN)/python tools/dictionaries.py

# The long sweeps: many sittings killed at any moment, many random questionnaires, formulas and answers, and all that
# is concluded from them compared with a second scorer.
torture: setup
	@DIGIMAT_KILL_ROUNDS=300 $(BIN)/python -m pytest -n auto --dist loadfile tests/end_to_end/test_killed_*.py
	@DIGIMAT_POWER_CUTS=12 $(BIN)/python -m pytest tests/answers/test_power_cuts.py tests/answers/test_anonymous_power_cuts.py
	@DIGIMAT_BIT_FLIPS=1500 $(BIN)/python -m pytest tests/answers/test_store.py
	@DIGIMAT_WALKS=2000 $(BIN)/python -m pytest tests/administration/test_three_faces.py
	@DIGIMAT_FUZZ_STRINGS=100000 $(BIN)/python -m pytest tests/questionnaires/test_fuzzed_*.py
	@DIGIMAT_DAMAGED_FILES=1000 $(BIN)/python -m pytest tests/answers/exports/test_damaged_files.py tests/answers/test_blocks.py
	@DIGIMAT_EXAMPLES=500 $(BIN)/python -m pytest -n auto tests/answers tests/questionnaires tests/reports/score_files tests/scoring
	@DIGIMAT_EXPLANATIONS=20 $(BIN)/python -m pytest -n auto tests/scoring/test_every_explanation.py
	@DIGIMAT_BOTH_LANGUAGES=1 $(BIN)/python -m pytest -n auto tests/reports/test_report_structure.py tests/reports/office/test_office_content.py
	@DIGIMAT_REFERENCE_ROUNDS=200 $(BIN)/python -m pytest tests/scoring/test_against_reference.py tests/scoring/test_exact_cuts.py

faults: setup
	@$(BIN)/python tools/have_program.py strace
	@DIGIMAT_STRACE=1 $(BIN)/python -m pytest -n auto --dist load -rs tests/faults

# An empty network namespace: nothing leaves the machine, and nothing is missed.
offline: setup
	@unshare $$(test "$$(id -u)" = 0 || echo --map-current-user) --net $(BIN)/python -m pytest -n auto --dist loadfile

screens: setup
	@$(BIN)/python tools/have_program.py tmux
	@DIGIMAT_TMUX=1 $(BIN)/python -m pytest -n auto --dist load tests/end_to_end/test_screens.py

office: setup
	@$(BIN)/python tools/have_program.py soffice
	@DIGIMAT_OFFICE=1 $(BIN)/python -m pytest -rs tests/reports/score_files/test_score_office.py

spark: setup
	@$(BIN)/python tools/have_program.py java
	@$(BIN)/python tools/beside.py spark
	@DIGIMAT_SPARK=1 .venv/spark/$$(test -d .venv/spark/Scripts && echo Scripts || echo bin)/python -m pytest -rs tests/spark

format: setup
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix

lint: setup
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

# The peers are not for development: .venv/bench holds them.
bench: setup
	@$(BIN)/python tools/beside.py bench
	@$(BIN)/python -m bench

# Each lock serves every system and Python from 3.11 on, with the hash of every file. To take newer versions of
# everything: make lock UPGRADE=--upgrade. Not after setup: a lock that no longer installs must be replaceable.
UPGRADE =
COMPILE = .venv/lock/$$(test -d .venv/lock/Scripts && echo Scripts || echo bin)/uv pip compile \
	--universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
	--no-cache --quiet $(UPGRADE)

lock:
	@$(PYTHON) -m venv .venv/lock
	@.venv/lock/$$(test -d .venv/lock/Scripts && echo Scripts || echo bin)/python -m pip install --quiet --no-cache-dir uv
	@$(COMPILE) pyproject.toml --output-file requirements.txt
	@$(COMPILE) pyproject.toml --group dev --constraint requirements.txt --output-file requirements-dev.txt
	@$(COMPILE) --group bench --constraint requirements-dev.txt --output-file requirements-bench.txt
	@$(COMPILE) pyproject.toml --extra spark --constraint requirements-dev.txt --output-file requirements-spark.txt
	@rm -rf .venv/lock

clean:
	rm -rf .venv .bench demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help setup demo test dictionaries torture faults offline screens office spark format lint bench lock clean
