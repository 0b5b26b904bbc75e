# Two commands do everything: `make run` serves the page, `make test` checks the whole.
PYTHON ?= python3.11
VENV := .venv
PY := $(VENV)/bin/python

# glibc would keep what each of many threads has freed (page/memory.py).
export MALLOC_ARENA_MAX := 2

PIP := -m pip --disable-pip-version-check --quiet
# On a machine without the internet: `make run BUNDLE=wheels`, with what `make bundle` has written.
FROM := $(if $(BUNDLE),--no-index --find-links $(abspath $(BUNDLE)))

.PHONY: run test check browser bundle speed soak audit upgrade clean

run: $(VENV)/.installed
	$(PY) app.py

test: $(VENV)/.installed browser check
	$(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder
	$(PY) -m eval --check

check: $(VENV)/.installed
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy

# The editable install is made without its dependencies: the lock has named every one of them.
$(VENV)/.installed: requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "需要 Python 3.11：请先安装，或用 make run PYTHON=/路径/python3.11 指明。" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(PY) $(PIP) install $(FROM) --requirement requirements.lock
	$(PY) $(PIP) install $(FROM) --no-deps --no-build-isolation --editable .
	touch $@

# The tests drive Debian's Chromium and nginx, and ask systemd about the unit; as root they are installed here, otherwise one sentence says how.
browser:
	@PATH="$$PATH:/usr/sbin"; command -v chromium >/dev/null && command -v nginx >/dev/null && command -v systemd-analyze >/dev/null && fc-list :lang=zh 2>/dev/null | grep -q . || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk fontconfig nginx-light openssl systemd >/dev/null; \
	  else echo "测试需要 chromium、中文字体、nginx 和 systemd-analyze：sudo apt-get install chromium fonts-noto-cjk nginx-light systemd" >&2; \
	    [ -z "$$CI" ] || exit 1; fi; }

# Everything for a machine without the internet, as one folder: the program and the wheels of the lock.
bundle: $(VENV)/.installed
	rm -rf dist/policy-qa && mkdir -p dist/policy-qa/wheels
	git archive HEAD | tar -x -C dist/policy-qa
	$(PY) $(PIP) wheel --no-deps --requirement requirements.lock --wheel-dir dist/policy-qa/wheels
	@echo "已写好 dist/policy-qa：把整个文件夹拷到另一台电脑，在里面运行 make run BUNDLE=wheels"

# Thirty clients, documents added and indexes rebuilt under them, for ten minutes (a minute of it is in `make test`).
soak: $(VENV)/.installed
	SOAK_SECONDS=600 $(PY) -m pytest tests/soak

# Known weaknesses of the locked versions, where a vulnerability service can be reached.
audit:
	$(PYTHON) -m venv build/audit
	@build/audit/bin/python $(PIP) install pip-audit || { echo "装不上 pip-audit（原因见上），请检查网络。" >&2; exit 1; }
	@if build/audit/bin/pip-audit --requirement requirements.lock --no-deps --disable-pip --strict >build/audit.txt 2>build/audit.log; \
	  then echo "锁定的版本没有查到已知漏洞。"; \
	  elif [ -s build/audit.txt ]; then cat build/audit.txt; echo "以上版本有已知漏洞，请用 make upgrade 换新版本。" >&2; exit 1; \
	  else echo "没有查成：连不上漏洞库或它没有回答（详见 build/audit.log），请在能上网的电脑上再运行 make audit。" >&2; exit 1; fi

# Newer versions in an environment of their own; the lock is proposed only where the whole suite passes with them.
# A local build of a library (+cpu) is the same version as anywhere else.
NEW := build/upgrade/bin
upgrade:
	rm -rf build/upgrade && $(PYTHON) -m venv build/upgrade
	@$(NEW)/python $(PIP) install --upgrade setuptools && \
	  $(NEW)/python $(PIP) install --upgrade --no-build-isolation --editable '.[test]' || { \
	  echo "新版本装不上（原因见上），requirements.lock 没有改动：请检查网络，或 pyproject.toml 里的版本范围。" >&2; exit 1; }
	{ head -1 requirements.lock; $(NEW)/python -m pip freeze --all --exclude-editable --exclude pip | sed 's/+.*//' | sort -f; } > build/requirements.lock
	@awk -f deploy/lock-changes.awk requirements.lock build/requirements.lock > build/changes.txt
	@if [ ! -s build/changes.txt ]; then echo "没有更新的版本，requirements.lock 不用改。"; exit 0; fi; \
	  echo "会改变的版本："; cat build/changes.txt; \
	  if $(NEW)/ruff format --check . && $(NEW)/ruff check . && $(NEW)/mypy && \
	    $(NEW)/python -m pytest && $(NEW)/python -m eval --check; then \
	    echo "全部通过。采用：cp build/requirements.lock requirements.lock（新增的库先在 THIRD_PARTY.md 写上许可）"; \
	  else echo "用新版本没有全部通过（哪一项见上），requirements.lock 没有改动：等有问题的库修好，或在 pyproject.toml 给它一个上限，再试。" >&2; exit 1; fi

# Every bound of docs/speed.md, up to 100,000 clauses, all sample articles with vectors of their own: an hour or so.
speed: $(VENV)/.installed
	$(PY) -m eval speed --largest 100000 --encode 20000 --write

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
