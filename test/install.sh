#!/usr/bin/env bash
# Installs what the browser tests need and is missing: Debian's chromium and
# fonts, and the npm packages of test/e2e. Asks before it uses apt, unless CI is set.
set -euo pipefail
cd "$(dirname "$0")/e2e"

want=()
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || want+=(chromium)
command -v node >/dev/null || want+=(nodejs)
command -v npm >/dev/null || want+=(npm)
if [ -n "${CI:-}" ]; then command -v gcc >/dev/null || want+=(gcc libc6-dev); fi # the race detector
dpkg-query -W -f='${Status}' fonts-noto-core 2>/dev/null | grep -q 'ok installed' || want+=(fonts-noto-core)

if [ ${#want[@]} -gt 0 ]; then
  if [ -z "${CI:-}" ]; then
    printf 'The browser tests need these Debian packages: %s\nInstall them now with apt? [y/N] ' "${want[*]}"
    read -r answer </dev/tty || answer=n
    [ "$answer" = y ] || [ "$answer" = Y ] || { echo "Not installed. 'make check' runs everything but the browser tests."; exit 1; }
  fi
  sudo=""
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${want[@]}" >/dev/null
fi

[ -d node_modules/playwright-core ] && [ -d node_modules/axe-core ] && [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts --no-audit --no-fund
