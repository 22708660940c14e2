# `make demo` and `make test` do everything from a clean clone, set-up included. `make` alone says what there is.
SHELL := bash
SWIFT ?= swift
# No import of a module that Package.swift does not name.
STRICT := --explicit-target-dependency-import-check error
# Tests that run devices and the program in real time: one at a time, so that none is late for another's sake.
LIVE := ^(TransportsTests|SenshiTests)\.
# How many inputs `make fuzz` tries on each reader.
FUZZ_RUNS ?= 1000000
# How many recordings `make bench-replay` scores.
REPLAYS ?= 200
EVDEV_FIXTURE := Tests/Fixtures/evdev-playback
USB_FIXTURE := Tests/Fixtures/usb-peer
HIDRAW_FIXTURE := Tests/Fixtures/hidraw-peer
RETAKE_FIXTURE := Tests/Fixtures/retake
ASLEEP_FIXTURE := Tests/Fixtures/asleep
CLOCK_FIXTURE := Tests/Fixtures/clock
PICTURE := Sources/senshi/Documentation.docc/Resources/report-en.png
SOURCES := Sources Tests Package.swift Benchmarks/Package.swift Benchmarks/Sources

# Where `make install` puts senshi.
PREFIX ?= /usr/local
DESTDIR ?=

.DEFAULT_GOAL := help
.PHONY: help demo build fuzz mutants test e2e setup-demo setup-test setup-deb fixture test-debug test-release lint format \
    bench bench-sessions bench-replay bench-lateness bench-station docs man picture guide-pictures install station-binary deb test-deb clean

help: ## Says what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: setup-demo ## Builds senshi and runs one injection on the virtual device, in real time
	$(SWIFT) build -c release --product senshi $(STRICT)
	@"$$($(SWIFT) build -c release --show-bin-path)/senshi" demo

build: setup-demo ## Builds the release binary and says where it is
	$(SWIFT) build -c release --product senshi $(STRICT)
	@echo "$$($(SWIFT) build -c release --show-bin-path)/senshi"

test: setup-test lint fixture test-debug test-release ## Checks the formatting, then runs every test in debug and the *InRelease* suites in release

# The optimised program, which `make test` has built: the machine that it runs in is emulated.
e2e: setup-demo ## Runs senshi in a virtual machine with a real-time kernel and its devices, or says why it can't
	$(SWIFT) build -c release --product senshi $(STRICT)
	@Tests/EndToEnd/run.sh "$$($(SWIFT) build -c release --show-bin-path)"

setup-demo: ## Installs the Debian packages that the build needs
	@packaging/setup.sh demo

setup-test: ## Installs those of the tests too
	@packaging/setup.sh demo test

python-tools: setup-test ## Prepares the Python programs that the tests compare with, in .build/python
	@packaging/python-tools.sh

fixture: setup-test ## Builds the programs that play evdev recordings and force devices to the tests
	$(MAKE) -C $(EVDEV_FIXTURE)
	$(MAKE) -C $(USB_FIXTURE)
	$(MAKE) -C $(HIDRAW_FIXTURE)
	$(MAKE) -C $(RETAKE_FIXTURE)
	$(MAKE) -C $(ASLEEP_FIXTURE)
	$(MAKE) -C $(CLOCK_FIXTURE)

test-debug: setup-test python-tools fixture
	$(SWIFT) build --build-tests $(STRICT)
	Benchmarks/typecheck "$$($(SWIFT) build --show-bin-path)"
	$(SWIFT) test --skip-build --disable-xctest --skip '$(LIVE)'
	$(SWIFT) test --skip-build --disable-xctest --no-parallel --filter '$(LIVE)'
	"$$($(SWIFT) build --show-bin-path)/senshi" test scenarios/cases --language en

# What must also hold with optimisation (digest, hostile samples, speed, allocations) stands in suites whose names hold
# InRelease. One at a time, so that the speed is the speed.
test-release: setup-test python-tools fixture
	$(SWIFT) build -c release --build-tests $(STRICT)
	$(SWIFT) test -c release --skip-build --disable-xctest --no-parallel --filter InRelease

fuzz: ## Runs each reader of bytes that others made against libFuzzer (FUZZ_RUNS=1000000)
	for target in report-decoder falcon-decoder polhem-decoder scan-reader recording-reader recovery recorded-session \
	    message-reader hand-script; do \
	    Tests/Fuzz/fuzz.sh $$target $(FUZZ_RUNS) || exit 1; done

mutants: ## Breaks the limiter in one place after the other, and says which breaks no test notices
	python3 Tests/Mutants/mutants.py

lint: ## Checks the formatting
	$(SWIFT) format lint --strict --parallel --recursive $(SOURCES)

format: ## Formats every Swift file in place
	$(SWIFT) format --in-place --parallel --recursive $(SOURCES)

bench: setup-test ## Counts the instructions of one tick against their thresholds, and says its time
	Benchmarks/run

bench-sessions: setup-test ## Counts what is around a tick: recording, reading, scoring, codecs
	Benchmarks/sessions

bench-replay: setup-test ## Scores recordings again: speed, cost over length, memory (REPLAYS=10000)
	Benchmarks/replay $(REPLAYS)

bench-lateness: build ## Compares lateness with cyclictest's, idle and under load; needs root or real-time rights
	@packaging/setup.sh lateness
	Benchmarks/lateness

bench-station: build ## Compares the daemon's lateness with cyclictest's while 50 browsers look on; needs the same rights
	@packaging/setup.sh lateness
	Benchmarks/station

docs: setup-demo ## Builds the documentation, warnings as errors, and says how to read it
	$(SWIFT) package --allow-writing-to-directory .build/documentation generate-documentation \
	    --target senshi --output-path .build/documentation --warnings-as-errors
	@echo "To read it: python3 -m http.server --directory .build/documentation 8000"
	@echo "            http://localhost:8000/documentation/senshi/"

# One binary with the Swift runtime linked in, so that no Swift need be installed where it runs.
STATION := $(SWIFT) build -c release --product senshi --static-swift-stdlib --scratch-path .build/station $(STRICT)
station-binary: setup-demo
	$(STATION)

install: station-binary ## Installs senshi with its library, rules and limits (PREFIX=/usr/local)
	packaging/install.sh "$$($(STATION) --show-bin-path)/senshi" "$(DESTDIR)" "$(PREFIX)"

setup-deb: ## Installs what building and trying the Debian package needs
	@packaging/setup.sh demo deb

deb: setup-deb station-binary ## Builds the Debian package, and looks at it with lintian
	package="$$(packaging/deb.sh "$$($(STATION) --show-bin-path)/senshi" .build/deb)" && \
	    lintian --fail-on error "$$package" && echo "$$package"

test-deb: deb ## Installs, runs, upgrades and removes the package in a bare Debian
	Tests/Tools/debian-root.sh .build/deb/senshi_*.deb .build/deb

# The report itself, without the sections that are long tables.
picture: setup-test build ## Draws the README's picture anew, from the demo's report
	rm -rf .build/picture
	"$$($(SWIFT) build -c release --show-bin-path)/senshi" demo --stepped --language en --reports .build/picture
	cat .build/picture/*/report.html > .build/picture/report.html
	echo '<style>#feedback,#steps,#left-out,#metrics,#timing,#record{display:none}</style>' >> .build/picture/report.html
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1100,1330 \
	    --screenshot=$(CURDIR)/$(PICTURE) file://$(CURDIR)/.build/picture/report.html

guide-pictures: setup-test python-tools build ## Takes the guides' pictures of the console anew, in both languages
	for language in ja en; do .build/python/bin/python3 Tests/Tools/picture_station.py \
	    "$$($(SWIFT) build -c release --show-bin-path)/senshi" $(CURDIR) $$language $(dir $(PICTURE)) || exit 1; done

man: setup-demo ## Writes the manual page, from the argument parser
	$(SWIFT) package plugin generate-manual

clean: ## Removes everything that was built
	$(SWIFT) package clean
	rm -rf .build/station .build/deb .build/documentation .build/fixtures .build/picture
