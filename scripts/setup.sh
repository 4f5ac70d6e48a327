#!/usr/bin/env bash
# Installs what a make target needs and is not there yet. Does nothing, in well under a second, when all is there.
#
#   scripts/setup.sh build    compiler support files
#   scripts/setup.sh demo     build, and a Python environment for the model conversion
#   scripts/setup.sh analysis build, and what the analysis is compared with: WordPress, phpcs, nikic/php-parser, node
#   scripts/setup.sh test     demo, and PHP-FPM, nginx, abidiff, the linters, and what a WordPress and its editor run on
#
# System packages come from apt and need root or sudo; Python packages go into build/venv, nowhere else.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"

level=${1:-test}
say() { printf 'setup: %s\n' "$*" >&2; }
die() { printf 'setup: error: %s\n' "$*" >&2; exit 1; }

missing=()
# need PACKAGE TEST…: notes the package when the test fails.
need() {
    local package=$1
    shift
    "$@" >/dev/null 2>&1 || missing+=("$package")
}
have() { command -v "$1"; }

need_for_build() {
    need gcc have gcc
    need g++ have g++
    need make have make
    need git have git
    need binutils have readelf
    need ca-certificates test -e /etc/ssl/certs/ca-certificates.crt
    if have swift >/dev/null && ! swift package --version >/dev/null 2>&1; then
        # The shared libraries that the Swift toolchain itself loads.
        missing+=(libcurl4 libxml2 libsqlite3-0 libncurses6 zlib1g libuuid1 tzdata libedit2)
    fi
}

need_for_demo() {
    need_for_build
    need python3 have python3
    need python3-venv python3 -c 'import venv, ensurepip'
}

need_for_analysis() {
    need_for_build
    need python3 have python3
    need php8.2-cli have php
    need php-codesniffer have phpcs
    need php-parser test -e /usr/share/php/PhpParser/autoload.php
    need wordpress test -e /usr/share/wordpress/wp-includes/version.php
    need nodejs have node
}

need_for_test() {
    need_for_demo
    need php8.2-cli have php
    need php8.2-fpm have php-fpm8.2
    need nginx-light have nginx
    need php-codesniffer have phpcs
    need php-parser test -e /usr/share/php/PhpParser/autoload.php
    need clang-format have clang-format
    need abigail-tools have abidiff
    need pkg-config have pkg-config
    need curl have curl
    need procps have ps
    need_for_wordpress
}

# A WordPress that the tests bring up themselves, the tests of generated plugins, and a browser.
need_for_wordpress() {
    # With PHP-FPM's package at hand, WordPress's does not ask for Apache's module.
    need php test -e /usr/share/wordpress/wp-includes/version.php
    need wordpress test -e /usr/share/wordpress/wp-includes/version.php
    need wordpress-theme-twentytwentythree test -e /usr/share/wordpress/wp-content/themes/twentytwentythree
    need mariadb-server-core have mariadbd
    need php8.2-mysql php -r 'exit(extension_loaded("mysqli") ? 0 : 1);'
    need phpunit have phpunit
    need chromium have chromium
}

run_as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# Packages that start a service when they are installed must not do so here: the tests start their own.
without_services() {
    local guard=/usr/sbin/policy-rc.d status=0
    if [ -e "$guard" ]; then
        "$@"
        return
    fi
    printf '#!/bin/sh\nexit 101\n' | run_as_root tee "$guard" >/dev/null
    run_as_root chmod 755 "$guard"
    "$@" || status=$?
    run_as_root rm -f "$guard"
    return "$status"
}

install_packages() {
    [ ${#missing[@]} -gt 0 ] || return 0
    local options=(-y --no-install-recommends -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 -o Acquire::Retries=5)
    local command="apt-get install ${missing[*]}"
    have apt-get >/dev/null || die "missing, and this system has no apt-get: ${missing[*]} (Debian names)"
    if [ "$(id -u)" -ne 0 ] && ! sudo -n true 2>/dev/null && ! { [ -t 0 ] && have sudo >/dev/null; }; then
        die "these packages are missing and installing them needs root. Run once, as root: $command"
    fi
    say "installing ${missing[*]}"
    mkdir -p build/logs
    install_once() {
        run_as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq "${options[@]}" "${missing[@]}" \
            >>build/logs/apt.log 2>&1
    }
    if ! without_services install_once; then
        say "refreshing the package lists"
        run_as_root apt-get update -qq -o Acquire::Retries=5 >>build/logs/apt.log 2>&1 ||
            say "apt-get update reported an error; trying anyway"
        if ! without_services install_once; then
            tail -n 20 build/logs/apt.log >&2
            die "could not install: ${missing[*]}. Try by hand: $command"
        fi
    fi
}

check_swift() {
    have swift >/dev/null || die "swift is not on PATH. libwpllm builds with Swift 6.3 or later: https://swift.org/install"
    local version
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
    case $version in
    6.[3-9] | 6.[1-9][0-9] | [7-9].* | [1-9][0-9].*) ;;
    *) die "Swift ${version:-of an unknown version} is on PATH; libwpllm needs 6.3 or later" ;;
    esac
}

# digest FILE…: tells whether the Python environment is the one that the requirement files ask for.
digest() {
    cat "$@" <(python3 --version) | cksum
}

# python_environment FILE…: makes build/venv anew with the packages that the requirement files name.
python_environment() {
    local attempt
    say "preparing build/venv: $*"
    mkdir -p build/stamps
    rm -f "$venv_stamp"
    python3 -m venv --clear build/venv
    for attempt in 1 2 3; do
        if build/venv/bin/python -m pip install --quiet --disable-pip-version-check --retries 5 \
            "${@/#/--requirement=}"; then
            digest "$@" >"$venv_stamp"
            return 0
        fi
        if [ "$attempt" -lt 3 ]; then
            say "pip failed; trying again"
            sleep $((5 * attempt))
        fi
    done
    die "pip could not install the packages of: $* (is there a network?)"
}

case $level in
build | demo | analysis | test) ;;
*) die "unknown set-up: $level" ;;
esac
"need_for_$level"
install_packages
check_swift

venv_stamp=build/stamps/venv
small=(tools/requirements.txt)
full=(tools/requirements.txt tools/requirements-test.txt)
present=$([ -x build/venv/bin/python ] && cat "$venv_stamp" 2>/dev/null || true)
case $level in
demo) [ "$present" = "$(digest "${small[@]}")" ] || [ "$present" = "$(digest "${full[@]}")" ] || python_environment "${small[@]}" ;;
test) [ "$present" = "$(digest "${full[@]}")" ] || python_environment "${full[@]}" ;;
esac
