#!/usr/bin/env bash
# Runs a decoder against libFuzzer, which comes with the Swift toolchain.
# usage: Tests/Fuzz/fuzz.sh TARGET RUNS      TARGET: report-decoder or falcon-decoder
# New inputs go to .build/fuzz/TARGET/corpus; `fuzz.sh TARGET minimise` brings the ones that matter into Corpora.
set -euo pipefail
export SWIFT_BACKTRACE=enable=no
cd "$(dirname "$0")/../.."

target="${1:?name a target: report-decoder or falcon-decoder}"
runs="${2:?say how many runs, or minimise}"
case "$target" in report-decoder | falcon-decoder) ;; *)
    echo "fuzz: there is no target '$target': report-decoder or falcon-decoder." >&2
    exit 64
    ;;
esac
seeds="Tests/Fuzz/Corpora/$target"
build=".build/fuzz/$target"
mkdir -p "$build/corpus" "$build/found" "$seeds"

flags=(-O -wmo -parse-as-library -sanitize=fuzzer,address -swift-version 6 -I "$build")
module() {
    local name="$1"
    shift
    swiftc "${flags[@]}" -module-name "$name" -emit-module -emit-module-path "$build/$name.swiftmodule" \
        -emit-object -o "$build/$name.o" "$@"
}
module Space $(find Sources/Space -name '*.swift')
module Devices $(find Sources/Devices -name '*.swift')
define="FUZZ_$(tr 'a-z-' 'A-Z_' <<<"$target")"
swiftc "${flags[@]}" -D "$define" -module-name Fuzz -o "$build/fuzz" "$build/Space.o" "$build/Devices.o" Tests/Fuzz/*.swift

if [ "$runs" = minimise ]; then
    "$build/fuzz" -merge=1 "$build/minimal" "$seeds" "$build/corpus" 2>&1 | tail -3
    exit
fi
# Low priority; a crash leaves its input in found/ and ends with a code that is not 0.
nice -n 15 "$build/fuzz" -runs="$runs" -max_len=512 -timeout=5 -rss_limit_mb=2048 -print_final_stats=1 -verbosity=1 \
    -artifact_prefix="$build/found/" "$build/corpus" "$seeds" 2>&1 | grep -E "ERROR|SUMMARY|Fatal|stat::|DONE|Test unit" || true
[ "${PIPESTATUS[0]}" -eq 0 ]
