#!/usr/bin/env bash
# Copies the release build to its place; `make install` calls it.
#
#   scripts/install.sh VERSION SOVERSION DESTDIR PREFIX BINDIR LIBDIR INCLUDEDIR
set -euo pipefail
cd "$(dirname "$0")/.."

version=$1 soversion=$2 destdir=$3 prefix=$4 bindir=$5 libdir=$6 includedir=$7
release=.build/release
[ -n "$version" ] || { echo 'install: error: the version is not known' >&2; exit 1; }

put() {
    install -D -m "$1" "$2" "$destdir$3"
    echo "$destdir$3"
}

real=libwpllm.so.$soversion.$version
put 755 "$release/libwpllm.so" "$libdir/$real"
ln -sf "$real" "$destdir$libdir/libwpllm.so.$soversion"
ln -sf "libwpllm.so.$soversion" "$destdir$libdir/libwpllm.so"
put 755 "$release/wpllm-tool" "$bindir/wpllm"
put 644 include/wpllm.h "$includedir/wpllm.h"
put 644 include/wpllm_ffi.h "$includedir/wpllm_ffi.h"

generated=$(mktemp -d)
trap 'rm -rf "$generated"' EXIT
# The module map lies in a folder of its own, so that it does not claim the whole include folder.
sed 's|header "wpllm.h"|header "../wpllm.h"|; s|^}|    link "wpllm"\n}|' include/module.modulemap \
    >"$generated/module.modulemap"
put 644 "$generated/module.modulemap" "$includedir/wpllm/module.modulemap"
sed -e "s|@PREFIX@|$prefix|; s|@LIBDIR@|$libdir|; s|@INCLUDEDIR@|$includedir|; s|@VERSION@|$version|" \
    packaging/wpllm.pc.in >"$generated/wpllm.pc"
put 644 "$generated/wpllm.pc" "$libdir/pkgconfig/wpllm.pc"

if [ -z "$destdir" ] && [ "$(id -u)" -eq 0 ]; then
    PATH="$PATH:/usr/sbin:/sbin" ldconfig || true
fi
