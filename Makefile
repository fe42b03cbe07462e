# `make run` opens both sites from nothing; `make test` runs the tests from nothing.
.PHONY: setup run test check drawings bench demo lock clean
.DEFAULT_GOAL := run

PYTHON := .venv/bin/python
LALANH := .venv/bin/lalanh

setup:
	@scripts/setup.sh run

run: setup
	@$(LALANH) run $(ARGS)

test:
	@scripts/setup.sh test
	@scripts/system-packages.sh
	@$(PYTHON) -m pytest $(ARGS)

check:
	@scripts/setup.sh test
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports
	@.venv/bin/djlint lalanh --check --lint --quiet
	@$(LALANH) manage makemigrations --check --dry-run
	@$(PYTHON) scripts/drawings.py --check

# Redraws docs/drawings after a change of modules or states.
drawings:
	@scripts/setup.sh test
	@$(PYTHON) scripts/drawings.py

bench:
	@scripts/setup.sh test
	@$(PYTHON) scripts/bench.py $(ARGS)

# The demonstration province; DOCS=folder reads your own documents too.
demo: setup
	@$(LALANH) manage migrate -v 0
	@$(LALANH) manage demo $(if $(DOCS),--docs "$(DOCS)")

lock: setup
	@scripts/lock.sh $(ARGS)

clean:
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build
	@echo "✔ Đã dọn; dữ liệu trong ./var còn nguyên"
