# libwpllm. `make` or `make help` lists the targets.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

VERSION := $(shell sed -n 's/.*static let version: StaticString = "\(.*\)".*/\1/p' Sources/Engine/Capabilities.swift)
SOVERSION := 1

PREFIX ?= /usr/local
DESTDIR ?=
BINDIR ?= $(PREFIX)/bin
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include

# Seconds for each fuzz target and for the soak test; `make test` takes short ones.
FUZZ_SECONDS ?= 600
SOAK_SECONDS ?= 600

RELEASE := .build/release
MINILM := build/models/all-minilm-l6-v2.gguf
PYTHON := build/venv/bin/python

INSTALLED := \
	$(BINDIR)/wpllm \
	$(LIBDIR)/libwpllm.so \
	$(LIBDIR)/libwpllm.so.$(SOVERSION) \
	$(LIBDIR)/libwpllm.so.$(SOVERSION).$(VERSION) \
	$(LIBDIR)/pkgconfig/wpllm.pc \
	$(INCLUDEDIR)/wpllm.h \
	$(INCLUDEDIR)/wpllm_ffi.h \
	$(INCLUDEDIR)/wpllm/module.modulemap

.PHONY: help
help: ## list the targets
	@printf 'libwpllm %s\n\n' '$(VERSION)'
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1\t\2/p' Makefile | while IFS=$$'\t' read -r name text; do \
		printf '  make %-15s %s\n' "$$name" "$$text"; done
	@printf '\n  PREFIX=%s DESTDIR=%s FUZZ_SECONDS=%s SOAK_SECONDS=%s\n' \
		'$(PREFIX)' '$(DESTDIR)' '$(FUZZ_SECONDS)' '$(SOAK_SECONDS)'

.PHONY: demo
demo: ## install what is missing, build, embed sentences, stream a snippet, analyse a plugin
	@scripts/setup.sh demo
	@$(MAKE) --no-print-directory build $(MINILM)
	@scripts/demo.sh

.PHONY: test
test: ## install what is missing, build, run every check
	@scripts/setup.sh test
	@scripts/test.sh

.PHONY: test-php-corpus
test-php-corpus: ## compare the PHP parser with PHP and nikic/php-parser on 100 MB of Debian's PHP
	@scripts/setup.sh analysis
	@swift build -c release --product php-syntax
	@Tests/PHPCorpus/run.sh --full

.PHONY: test-wordpress
test-wordpress: ## try generated plugins, blocks and themes in a real WordPress, the last two with a browser
	@scripts/setup.sh test
	@swift build -c release --product wpllm-tool
	@Tests/WordPress/run.sh --full
	@$(PYTHON) Tests/WordPress/blocks.py --full
	@$(PYTHON) Tests/WordPress/themes.py --full

.PHONY: build
build: ## the finished library and tool, in .build/release
	@scripts/setup.sh build
	swift build -c release

.PHONY: models
models: $(MINILM) ## the embedding model, in build/models

# The file outlives changes of its time stamps, not changes of the converter.
$(MINILM): tools/convert_minilm.py tools/requirements.txt
	@scripts/setup.sh demo
	@$(PYTHON) tools/convert_minilm.py --output $@

.PHONY: lint
lint: ## formatting, generated files, PHP and Python checks
	@scripts/setup.sh test
	@scripts/lint.sh

.PHONY: format
format: ## format the Swift and C sources in place
	@scripts/setup.sh test
	@scripts/lint.sh --fix

.PHONY: install
install: build ## library, headers, pkg-config file and tool to PREFIX
	@scripts/install.sh '$(VERSION)' '$(SOVERSION)' '$(DESTDIR)' '$(PREFIX)' '$(BINDIR)' '$(LIBDIR)' '$(INCLUDEDIR)'

.PHONY: uninstall
uninstall: ## remove what install put there
	rm -f $(addprefix $(DESTDIR),$(INSTALLED))
	-rmdir $(DESTDIR)$(INCLUDEDIR)/wpllm 2>/dev/null || true

.PHONY: wheel
wheel: build ## the Python wheel, library inside, in build/wheel
	@scripts/setup.sh demo
	@$(PYTHON) bindings/python/build_backend.py build/wheel

.PHONY: fuzz
fuzz: ## fuzz every parser, FUZZ_SECONDS each
	@scripts/setup.sh build
	@scripts/fuzz.sh '$(FUZZ_SECONDS)'

.PHONY: soak
soak: build $(MINILM) ## mixed load for SOAK_SECONDS, memory watched
	@source scripts/environment.sh && $(PYTHON) Tests/Soak/soak.py --seconds '$(SOAK_SECONDS)'

.PHONY: bench
bench: ## speed of the kernels, against what the memory gives
	@scripts/setup.sh build
	@$(MAKE) --no-print-directory --silent -C Benchmarks/kernels
	@Benchmarks/kernels/build/bench

.PHONY: bench-analysis
bench-analysis: ## how often the analysis is right, and its speed, beside other tools
	@scripts/setup.sh analysis
	@swift build -c release --product analysis-bench
	@swift build -c release --product php-syntax
	@swift build -c release --product wpllm-tool
	@swift build -c release --product wpllm
	@python3 Benchmarks/analysis/bench.py

.PHONY: bench-scaffolding
bench-scaffolding: ## how long plugins, blocks and themes take to generate
	@scripts/setup.sh analysis
	@swift build -c release
	@python3 Benchmarks/scaffolding/bench.py

.PHONY: clean
clean: ## remove what was built, but keep downloads and models
	rm -rf .build Benchmarks/kernels/build build/fuzz build/wheel build/logs build/abi build/install
