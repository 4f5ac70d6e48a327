#!/usr/bin/env bash
# Installs into an empty folder and uses what lies there as a stranger would: pkg-config, compiler, tool, wheel.
#
# Needs the release build and the models. The last line is `N passed, N failed`.
set -uo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
source scripts/report.sh

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prefix=$work/prefix
staged=$work/stage
export PKG_CONFIG_PATH=$prefix/lib/pkgconfig
export WPLLM_MODEL_PATH=$root/models:$root/build/models
unset WPLLM_LIBRARY PYTHONPATH LD_LIBRARY_PATH

install_twice() {
    make --no-print-directory install PREFIX="$prefix" && make --no-print-directory install PREFIX="$prefix"
}

layout() {
    local file status=0
    for file in lib/libwpllm.so lib/libwpllm.so.1 lib/pkgconfig/wpllm.pc include/wpllm.h include/wpllm_ffi.h \
        include/wpllm/module.modulemap bin/wpllm; do
        [ -s "$prefix/$file" ] || { echo "missing: $file"; status=1; }
    done
    [ "$(readlink "$prefix/lib/libwpllm.so")" = libwpllm.so.1 ] || { echo 'libwpllm.so is not a link'; status=1; }
    readelf -d "$prefix/lib/libwpllm.so.1" | grep -q 'SONAME.*\[libwpllm\.so\.1\]' || { echo 'no SONAME'; status=1; }
    return "$status"
}

# Nothing of Swift, and nothing beyond libc, libm and the loader.
needed() {
    local file other status=0
    for file in lib/libwpllm.so bin/wpllm; do
        other=$(readelf -d "$prefix/$file" | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p' |
            grep -vE '^(libc\.so\.6|libm\.so\.6|ld-linux-[a-z0-9_-]+\.so\.[0-9])$')
        [ -z "$other" ] || { echo "$file needs $other"; status=1; }
    done
    return "$status"
}

same_version() {
    local package tool
    package=$(pkg-config --modversion wpllm) && tool=$("$prefix/bin/wpllm" --version) || return 1
    [ "$package" = "${tool##* }" ] && [ -e "$prefix/lib/libwpllm.so.1.$package" ] && return 0
    echo "pkg-config says $package, the tool says $tool, the library is $(ls "$prefix"/lib/libwpllm.so.1.*)"
    return 1
}

# compile_and_run COMPILER SOURCE WANTED: builds an example against the installed files; its output holds WANTED.
compile_and_run() {
    local compiler=$1 source=$2 wanted=$3 program output flags
    program=$work/$(basename "$source" .c)
    read -ra flags < <(pkg-config --cflags --libs wpllm)
    $compiler -Wall -Wextra -Werror -o "$program" "$source" "${flags[@]}" -Wl,-rpath,"$prefix/lib" || return 1
    output=$(env -i PATH="$PATH" WPLLM_MODEL_PATH="$WPLLM_MODEL_PATH" "$program") || return 1
    grep -q -- "$wanted" <<<"$output" || { echo "no '$wanted' in: $output"; return 1; }
}

swift_import() {
    cat >"$work/main.swift" <<'EOF'
import CWPLLM
if let version = wpllm_version_string() { print(String(cString: version)) }
EOF
    swiftc -I "$prefix/include/wpllm" -L "$prefix/lib" -Xlinker -rpath -Xlinker "$prefix/lib" \
        -o "$work/swift-program" "$work/main.swift" || return 1
    [ "$("$work/swift-program")" = "$(pkg-config --modversion wpllm)" ]
}

# says WANTED COMMAND…: the command succeeds and its output holds WANTED.
says() {
    local wanted=$1 output
    shift
    output=$("$@" 2>"$work/stderr") || { echo "$*: exit status $?"; cat "$work/stderr"; return 1; }
    grep -q -- "$wanted" <<<"$output" || { echo "$*: no '$wanted' in: ${output:0:400}"; return 1; }
}

tool() {
    local wpllm=$prefix/bin/wpllm status=0
    cd "$work" || return 1
    says llama "$wpllm" info wp-llm-nano || status=1
    says register_post_type "$wpllm" generate --model wp-llm-nano --temperature 0 \
        'Create a custom post type for recipes' || status=1
    says '[0-9]\.[0-9]' "$wpllm" embed --model all-minilm-l6-v2 'WordPress' || status=1
    says '[0-9]' "$wpllm" tokenize --model all-minilm-l6-v2 'WordPress plugins' || status=1
    cd "$root" || return 1
    return "$status"
}

wheel() {
    make --no-print-directory wheel && python3 -m venv "$work/venv" || return 1
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check --no-index "$root"/build/wheel/wpllm-*.whl ||
        return 1
    says register_post_type "$work/venv/bin/python" "$root/examples/python/stream.py"
}

staged_install() {
    local libdir=/usr/lib/somewhere
    make --no-print-directory install DESTDIR="$staged" PREFIX=/usr LIBDIR=$libdir || return 1
    grep -q "^libdir=$libdir$" "$staged$libdir/pkgconfig/wpllm.pc" &&
        grep -q '^prefix=/usr$' "$staged$libdir/pkgconfig/wpllm.pc" &&
        ! grep -rI "$work" "$staged"
}

# readme LANGUAGE: prints the program of that language in README.md.
readme() {
    awk -v fence="\`\`\`$1" '$0 == fence { inside = 1; next } /^```/ { inside = 0 } inside' README.md
}

readme_examples() {
    local status=0 flags
    readme c >"$work/shortcode.c"
    readme php >"$work/readme.php"
    readme python >"$work/readme.py"
    read -ra flags < <(pkg-config --cflags --libs wpllm)
    cc -Wall -Wextra -Werror -o "$work/shortcode" "$work/shortcode.c" "${flags[@]}" -Wl,-rpath,"$prefix/lib" &&
        says add_shortcode "$work/shortcode" || status=1
    says 'add_shortcode' env LD_LIBRARY_PATH="$prefix/lib" php -d include_path="$root" "$work/readme.php" || status=1
    says '\[0\.[0-9]*, 0\.[0-9]*\]' "$work/venv/bin/python" "$work/readme.py" || status=1
    return "$status"
}

uninstalled() {
    local left
    make --no-print-directory uninstall PREFIX="$prefix" >/dev/null || return 1
    left=$(find "$prefix" -type f -o -type l)
    [ -z "$left" ] || { echo "left behind: $left"; return 1; }
}

check 'make install, twice' install_twice || { totals; exit 1; }
check 'what is installed' layout
check 'what the library and the tool need' needed
check 'one version' same_version
check 'C example: stream' compile_and_run 'cc -std=c11' examples/c/stream.c register_post_type
check 'C example: embed' compile_and_run 'cc -std=c99' examples/c/embed.c '0\.[0-9]'
check 'Swift through the module map' swift_import
check 'the wpllm tool' tool
check 'the wheel in an environment of its own' wheel
check 'the programs of the README' readme_examples
check 'DESTDIR' staged_install
check 'make uninstall' uninstalled
totals
