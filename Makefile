# Two commands do everything: `make run` serves the page, `make test` checks the whole.
PYTHON ?= python3.11
VENV := .venv
PY := $(VENV)/bin/python

.PHONY: run test check browser lock clean

run: $(VENV)/.installed
	$(PY) app.py

test: $(VENV)/.installed browser check
	$(PY) -m pytest
	$(PY) -m eval --check

check: $(VENV)/.installed
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy

# The editable install is made without its dependencies: the lock has named every one of them.
$(VENV)/.installed: requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "需要 Python 3.11：请先安装，或用 make run PYTHON=/路径/python3.11 指明。" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --disable-pip-version-check --quiet --requirement requirements.lock
	$(PY) -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation --editable .
	touch $@

# The page's tests drive Debian's Chromium; as root it is installed here, otherwise one sentence says how.
browser:
	@command -v chromium >/dev/null && fc-list :lang=zh 2>/dev/null | grep -q . || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk fontconfig >/dev/null; \
	  else echo "网页测试需要 chromium 与中文字体：sudo apt-get install chromium fonts-noto-cjk" >&2; \
	    [ -z "$$CI" ] || exit 1; fi; }

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
