# Free2Link. "make help" lists what there is.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
export CGO_ENABLED := 0
GO ?= go
FUZZTIME ?= 30s
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
E2E := test/e2e

.PHONY: help
help: ## this list
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

.PHONY: dev
dev: ## run with live reload at http://127.0.0.1:8080
	$(GO) run -C tools ./dev ..

.PHONY: test
test: deps check fuzz-wording e2e ## install what the tests need, then run everything

.PHONY: check
check: vet unit i18n content-check ## everything but the browser tests

.PHONY: vet
vet:
	$(GO) vet ./...
	$(GO) vet -C tools ./i18n/... ./dev/...

.PHONY: unit
unit: ## unit tests, with the race detector where a C compiler is there
	@if command -v gcc >/dev/null; then CGO_ENABLED=1 $(GO) test -race ./...; else $(GO) test ./...; fi
	$(GO) test -C tools ./i18n/... ./dev/...

.PHONY: i18n
i18n: ## are all interface texts in the translation files?
	$(GO) run -C tools ./i18n check

.PHONY: content-check
content-check: ## validate content packs and translations
	$(GO) run ./cmd/free2link content check

.PHONY: e2e
e2e: deps ## browser tests (Chromium, axe)
	$(GO) build -o bin/free2link ./cmd/free2link
	cd $(E2E) && node run.mjs

.PHONY: deps
deps: ## what the tests need and is not there yet
	@test/install.sh

.PHONY: lint
lint: ## linters
	$(GO) tool -modfile=tools/go.mod golangci-lint run ./...
	cd tools && $(GO) tool golangci-lint run -c ../.golangci.yml ./i18n/... ./dev/...

.PHONY: bench
bench: ## the numbers, printed
	$(GO) test -run '^$$' -bench . -benchmem ./...

.PHONY: bench-match
bench-match: ## matching beside Hyperscan (Debian: gcc pkg-config libhyperscan-dev); TEXTS=file.jsonl for other texts
	cd test/match && CGO_ENABLED=1 $(GO) run . $(TEXTS)

.PHONY: fuzz-wording
fuzz-wording: ## fold and match, half a minute; FUZZTIME=10m for long
	$(GO) test -run '^$$' -fuzz '^FuzzRead$$' -fuzztime $(FUZZTIME) -fuzzminimizetime 1x ./internal/wording

.PHONY: fuzz
fuzz: ## each fuzz target for ten seconds
	@for pkg in $$($(GO) list ./...); do for f in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
		echo "$$pkg $$f"; $(GO) test -run '^$$' -fuzz "^$$f$$" -fuzztime 10s $$pkg; done; done

.PHONY: release
release: ## static, trimmed, reproducible binaries in dist/
	@mkdir -p dist
	@for arch in amd64 arm64; do \
		GOOS=linux GOARCH=$$arch $(GO) build -trimpath -buildvcs=false -ldflags "-s -w -buildid= -X github.com/free2link/free2link/internal/app.release=$(VERSION)" -o dist/free2link-linux-$$arch ./cmd/free2link; done
	@{ echo "Free2Link contains the following free software."; \
		$(GO) list -deps -f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}' ./cmd/free2link | sort -u | while read -r path version dir; do \
		printf '\n==== %s %s\n\n' "$$path" "$$version"; find "$$dir" -maxdepth 1 -type f \( -iname 'licen[sc]e*' -o -iname 'copying*' \) -exec cat {} +; done; } > dist/THIRD-PARTY.txt
	@cp LICENSE dist/LICENSE
	@cd dist && sha256sum free2link-linux-* THIRD-PARTY.txt | tee SHA256SUMS

.PHONY: screenshots
screenshots: deps ## pages at 360 and 1280 px in every language, into docs/screenshots
	$(GO) build -o bin/free2link ./cmd/free2link
	cd $(E2E) && node shots.mjs ../../docs/screenshots
