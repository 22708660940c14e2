#!/usr/bin/env bash
# Runs a decoder against libFuzzer, which comes with the Swift toolchain.
# usage: Tests/Fuzz/fuzz.sh TARGET RUNS      TARGET: report-decoder, falcon-decoder, polhem-decoder or scan-reader
# FUZZ_SANITIZERS=fuzzer leaves the address sanitizer out: six times as many inputs in the same time.
# New inputs go to .build/fuzz/TARGET/corpus; `fuzz.sh TARGET minimise` brings the ones that matter into Corpora.
set -euo pipefail
export SWIFT_BACKTRACE=enable=no
cd "$(dirname "$0")/../.."

target="${1:?name a target: report-decoder, falcon-decoder, polhem-decoder or scan-reader}"
runs="${2:?say how many runs, or minimise}"
case "$target" in report-decoder | falcon-decoder | polhem-decoder) longest=512 ;; scan-reader) longest=1024 ;; *)
    echo "fuzz: there is no target '$target': report-decoder, falcon-decoder, polhem-decoder or scan-reader." >&2
    exit 64
    ;;
esac
seeds="Tests/Fuzz/Corpora/$target"
build=".build/fuzz/$target"
mkdir -p "$build/corpus" "$build/found" "$seeds"

flags=(-O -wmo -parse-as-library -sanitize="${FUZZ_SANITIZERS:-fuzzer,address}" -swift-version 6 -I "$build")
module() {
    local name="$1"
    shift
    swiftc "${flags[@]}" -module-name "$name" -emit-module -emit-module-path "$build/$name.swiftmodule" \
        -emit-object -o "$build/$name.o" "$@"
}
modules=(Space)
sources=(Tests/Fuzz/LibFuzzer.swift Tests/Fuzz/FuzzInput.swift)
module Space $(find Sources/Space -name '*.swift')
case "$target" in
    scan-reader)
        # The reader needs one type of Authoring, and none of the libraries behind that.
        flags+=(-I Sources/CZlib)
        module Authoring Sources/Authoring/LocalizedText.swift
        module Scans $(find Sources/Scans -name '*.swift')
        modules+=(Authoring Scans)
        sources+=(Tests/Fuzz/ScanReaderTarget.swift)
        ;;
    *)
        module Devices $(find Sources/Devices -name '*.swift')
        modules+=(Devices)
        sources+=(Tests/Fuzz/ReportDecoderTarget.swift Tests/Fuzz/FalconDecoderTarget.swift)
        ;;
esac
objects=("${modules[@]/#/$build/}")
objects=("${objects[@]/%/.o}")
define="FUZZ_$(tr 'a-z-' 'A-Z_' <<<"$target")"
swiftc "${flags[@]}" -D "$define" -module-name Fuzz -o "$build/fuzz" "${objects[@]}" "${sources[@]}"

if [ "$runs" = minimise ]; then
    "$build/fuzz" -merge=1 "$build/minimal" "$seeds" "$build/corpus" 2>&1 | tail -3
    exit
fi
# Low priority; a crash leaves its input in found/ and ends with a code that is not 0.
nice -n 15 "$build/fuzz" -runs="$runs" -max_len="$longest" -timeout=5 -rss_limit_mb=2048 -print_final_stats=1 -verbosity=1 \
    -artifact_prefix="$build/found/" "$build/corpus" "$seeds" 2>&1 | grep -E "ERROR|SUMMARY|Fatal|stat::|DONE|Test unit" || true
[ "${PIPESTATUS[0]}" -eq 0 ]
