#!/bin/sh
# Makes .venv ready to run sitrep with all that `make report` shows; with --test, its tests as well.
#
# Needs nothing but Python 3.11 or newer. System packages are installed through
# apt where that is permitted (root, or sudo without a password); where it is
# not, one line says what to install, and nothing is changed. Python packages
# have the versions of tools/versions.txt, with which the suite passed: a new
# release of a library changes no report here by itself. A stamp in .venv says
# for which folder and which of these files it was made: while that holds,
# nothing is done.
set -eu
cd "$(dirname "$0")/.."

case "${1-}" in
'') stamp=.venv/ready extra='[cover,map,pptx,preview,word,xlsx]' tests='' ;;
--test) stamp=.venv/ready-to-test extra='[dev]' tests=yes ;;
*)
    echo 'usage: tools/setup.sh [--test]' >&2
    exit 2
    ;;
esac

# The folder is part of it: a virtual environment does not survive being moved.
wanted="$PWD $(cat pyproject.toml tools/setup.sh tools/versions.txt | cksum)"
if [ -x .venv/bin/python ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
    exit 0
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT

quietly() {
    "$@" >"$log" 2>&1 </dev/null
}

fail() {
    # What the command that failed said last, less the addresses of package
    # servers: they may be private to this machine.
    tail -n 8 "$log" | sed -E \
        -e 's#[a-z+]+://[^][[:space:]"`'\'')]*#(address)#g' \
        -e 's#(host=.|resolving .?)[[:alnum:].-]+#\1(address)#g' >&2
    echo "sitrep: $*" >&2
    exit 1
}

# --- Python

new_enough='import sys; sys.exit(sys.version_info < (3, 11))'
python=
for candidate in ${PYTHON:+"$PYTHON"} python3.13 python3.12 python3.11 python3; do
    # Run it: a name on PATH may be a shim for a version that is not there.
    if "$candidate" -c "$new_enough" >/dev/null 2>&1; then
        python=$candidate
        break
    fi
done
[ -n "$python" ] || fail 'needs Python 3.11 or newer (Debian 12, Ubuntu 24.04:' \
    'sudo apt-get install python3; elsewhere: make PYTHON=/path/to/python3)'

# --- System packages, named alike in Debian 12 and Ubuntu

has_library() {
    "$python" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null
}

works() {
    command -v "$1" >/dev/null && "$@" >/dev/null 2>&1
}

missing=
if [ "$(uname -s)" = Linux ]; then
    has_library libpangoft2-1.0.so.0 || missing="$missing libpangoft2-1.0-0"
    # Without this one PDFs are slower to make and differ from run to run.
    has_library libharfbuzz-subset.so.0 || missing="$missing libharfbuzz-subset0"
fi
if ! works uv --version && ! works "$python" -c 'import ensurepip'; then
    # Debian takes ensurepip out of Python's own library.
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    missing="$missing python$version-venv"
fi
if [ -n "$tests" ] && ! works pdftotext -v; then
    missing="$missing poppler-utils"
fi
# Places are named in many scripts.
noto=/usr/share/fonts/truetype/noto
if [ -n "$tests" ] && ! [ -f "$noto/NotoSansKhmer-Regular.ttf" ]; then
    missing="$missing fonts-noto-core"
fi
# Open Word documents and slides as people do.
if [ -n "$tests" ] && ! command -v soffice >/dev/null; then
    missing="$missing libreoffice-writer-nogui"
fi
if [ -n "$tests" ] && ! [ -f /usr/lib/libreoffice/program/libsdlo.so ]; then
    missing="$missing libreoffice-impress-nogui"
fi

# A test starts a server of its own from these programs, which Debian keeps off PATH.
if [ -n "$tests" ] && ! works initdb --version &&
    ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
    missing="$missing postgresql"
fi
# A browser opens the pages as people do.
if [ -n "$tests" ] && ! command -v chromium >/dev/null && ! command -v google-chrome >/dev/null; then
    missing="$missing chromium"
fi

if [ -n "$missing" ]; then
    as_root=
    [ "$(id -u)" = 0 ] || as_root='sudo -n'
    if ! works apt-get --version || ! $as_root true 2>/dev/null; then
        fail "install what is missing, then try again: sudo apt-get install$missing"
    fi
    echo "Installing system packages:$missing"
    # shellcheck disable=SC2086 # $as_root and $missing are lists of words
    apt_get() {
        # A new machine may be at its own first updates: wait for their lock.
        quietly $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get -o DPkg::Lock::Timeout=300 "$@"
    }
    # shellcheck disable=SC2086
    install_missing() { apt_get install --yes --no-install-recommends $missing; }
    # When it fails, the package lists may be missing or out of date.
    install_missing || { apt_get update && install_missing; } ||
        fail "apt could not do it; try: sudo apt-get update && sudo apt-get install$missing"
fi

# --- The virtual environment

works uv --version && uv=uv || uv=

case "$(cat .venv/ready 2>/dev/null)" in
"$PWD "*) works .venv/bin/python -c "$new_enough" && keep=yes || keep= ;;
*) keep= ;;
esac
if [ -z "$keep" ]; then
    echo "Making .venv with $("$python" --version)"
    quietly "$python" -m venv --clear ${uv:+--without-pip} .venv ||
        fail 'could not make the virtual environment .venv'
fi

echo "Installing Python packages"
if [ -z "$uv" ] && quietly .venv/bin/python -m pip install uv; then
    uv=.venv/bin/uv # six times as fast as pip, its own installation included
fi
install_project() {
    if [ -n "$uv" ]; then
        quietly "$uv" pip install --python .venv/bin/python \
            --constraints tools/versions.txt --editable ".$extra"
    else
        quietly .venv/bin/python -m pip install \
            --constraint tools/versions.txt --editable ".$extra"
    fi
}
install_project || fail 'could not install the Python packages; is there a network?'

echo "$wanted" >.venv/ready
[ -z "$tests" ] || echo "$wanted" >.venv/ready-to-test
