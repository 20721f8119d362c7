# Everyday commands: `make demo` reads the example stories, `make test` builds and tests all. Missing Debian packages are installed first.
JOBS ?= $(shell nproc)
PREFIX ?= /usr/local
FUZZ_SECONDS ?= 60
PYTHON ?= python3
MAKEFLAGS += --no-print-directory

.PHONY: build deps demo test dev asan tsan fuzz fuzz-replay format tidy clean install

# $(call compile,PRESET[,OPTIONS]) configures and builds a preset of CMakePresets.json.
define compile
	@cmake --preset $(1) --log-level=WARNING >/dev/null
	@cmake --build --preset $(1) -j $(JOBS) $(2)
endef

build:
	@.ci/deps build
	$(call compile,release)

deps:
	@.ci/deps build check

demo:
	@.ci/deps build
	$(call compile,release,--target dateline_program)
	@build/dateline read --table examples/*.txt

test: deps build
	@ctest --preset release -j $(JOBS) --output-on-failure

dev: deps
	$(call compile,dev)
	@ctest --preset dev -j $(JOBS)

asan: deps
	$(call compile,asan)
	@ctest --preset asan -j $(JOBS)

tsan: deps
	@.ci/deps clang
	$(call compile,tsan)
	@ctest --preset tsan -j $(JOBS)

# Runs each fuzz target for FUZZ_SECONDS. New inputs stay under build-fuzz/; keep a crash by adding it to fuzz/corpus/NAME.
fuzz:
	@.ci/deps build clang
	$(call compile,fuzz)
	@set -e; for target in build-fuzz/fuzz/*_fuzz; do \
	  name=$$(basename $$target _fuzz); echo "== $$name"; mkdir -p build-fuzz/found/$$name; \
	  $$target -max_total_time=$(FUZZ_SECONDS) -rss_limit_mb=4096 -timeout=20 -print_final_stats=1 \
	    -artifact_prefix=build-fuzz/found/$$name- build-fuzz/found/$$name fuzz/corpus/$$name; done

fuzz-replay: deps
	$(call compile,asan)
	@ctest --preset asan -j $(JOBS) -R '^fuzz_replay_'

format: deps
	@$(PYTHON) tests/format_check.py --fix

tidy: deps build
	@.ci/tidy --all

install: build
	@cmake --install build --prefix $(PREFIX)

clean:
	@rm -rf build build-dev build-asan build-tsan build-fuzz
