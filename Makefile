# make run | make test | make check | make build | make ask Q="…" | make bench | make clean
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check install --quiet
HOST ?= 127.0.0.1
PORT ?= 7860
export HOST PORT

.PHONY: run build ask test check bench screenshot clean
.DEFAULT_GOAL := run

run: $(VENV)/runtime
	@$(PY) -m index build --if-needed
	@$(PY) app.py

build: $(VENV)/runtime
	@$(PY) -m index build

ask: $(VENV)/runtime
	@$(PY) -m index build --if-needed
	@$(PY) -m assistant ask '$(subst ','\'',$(Q))'

test: $(VENV)/dev
	@$(PY) -m pytest

check: $(VENV)/dev
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports

bench: $(VENV)/dev
	@$(PY) -m index build --if-needed
	@$(PY) -m eval bench

screenshot: $(VENV)/dev
	@$(PY) -m index build --if-needed
	@$(PY) -m tests.web.screenshot

clean:
	rm -rf $(VENV) .hoiso

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] < (3, 11))' \
		|| { echo "Cần Python 3.11 trở lên; hãy cài rồi chạy lại, hoặc đặt PYTHON=…" >&2; exit 1; }
	@echo "Tạo môi trường $(VENV)…"
	@$(PYTHON) -m venv $(VENV)

# Each stamp is touched only after its install ended well, so a broken install is taken up again.
$(VENV)/runtime: requirements.txt | $(VENV)/bin/python
	@echo "Cài các gói cần để chạy…"
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/dev: requirements.txt requirements-dev.txt | $(VENV)/bin/python
	@echo "Cài các gói cần để chạy và kiểm thử…"
	@$(PIP) -r requirements-dev.txt
	@touch $@ $(VENV)/runtime
