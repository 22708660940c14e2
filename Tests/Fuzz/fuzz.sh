#!/usr/bin/env bash
# Runs a reader against libFuzzer, which comes with the Swift toolchain.
# usage: Tests/Fuzz/fuzz.sh TARGET RUNS      TARGET: one of the table below
# FUZZ_SANITIZERS=fuzzer leaves the address sanitizer out: six times as many inputs in the same time.
# New inputs go to .build/fuzz/TARGET/corpus; `fuzz.sh TARGET minimise` brings the ones that matter into Corpora.
set -euo pipefail
export SWIFT_BACKTRACE=enable=no
cd "$(dirname "$0")/../.."

# target | its file | the modules below it, each before those that import it | the longest input, bytes
# A module of which only one file is needed has that file's name after a slash.
table() {
    cat <<'TABLE'
report-decoder|ReportDecoderTarget|Space Devices|512
falcon-decoder|FalconDecoderTarget|Space Devices|512
polhem-decoder|PolhemDecoderTarget|Space Devices|512
scan-reader|ScanReaderTarget|Space Authoring/LocalizedText Scans|1024
recording-reader|RecordingReaderTarget|Space Authoring/LocalizedText Devices Poses Collision Forces Servo Recordings|4096
recovery|RecoveryTarget|Space Authoring/LocalizedText Devices Poses Collision Forces Servo Recordings|4096
recorded-session|RecordedSessionTarget|Space Authoring/LocalizedText Devices Poses Collision Forces Servo Recordings Sessions|4096
message-reader|MessageReaderTarget|Space Authoring/LocalizedText Devices Poses Collision Forces Servo Recordings|1024
hand-script|HandScriptTarget|Space Yams Authoring Devices Transports|1024
TABLE
}
names="$(table | cut -d'|' -f1 | paste -sd' ')"
target="${1:?name a target: $names}"
runs="${2:?say how many runs, or minimise}"
IFS='|' read -r _ file modules longest < <(table | grep "^$target|") || {
    echo "fuzz: there is no target '$target': $names." >&2
    exit 64
}
seeds="Tests/Fuzz/Corpora/$target"
build=".build/fuzz/$target"
mkdir -p "$build/corpus" "$build/found" "$build/CPlatform" "$seeds"

echo "module CPlatform { umbrella \"$PWD/Sources/CPlatform/include\" export * }" >"$build/CPlatform/module.modulemap"
sanitizers="${FUZZ_SANITIZERS:-fuzzer,address}"
flags=(-O -wmo -parse-as-library -sanitize="$sanitizers" -swift-version 6 -I "$build" -I "$build/CPlatform"
    -I Sources/CZlib -I Sources/CZstd)
objects=()
module() {
    local name="$1"
    shift
    swiftc "${flags[@]}" -module-name "$name" -emit-module -emit-module-path "$build/$name.swiftmodule" \
        -emit-object -o "$build/$name.o" "$@"
    objects+=("$build/$name.o")
}
c() {
    local source="$1"
    shift
    clang -O2 -fsanitize="${sanitizers/fuzzer/fuzzer-no-link}" "$@" -c "$source" -o "$build/$(basename "$source" .c).c.o"
    objects+=("$build/$(basename "$source" .c).c.o")
}
sources() {
    case "$1" in
        */*) echo "Sources/$1.swift" ;;
        # Digests and tables are of no matter here.
        Recordings) find Sources/Recordings -name '*.swift' -not -name '*Digest.swift' -not -name 'FrameTable.swift' \
            -not -name 'ColumnFiles.swift' ;;
        # What reads a recording, without what runs a session.
        Sessions) ls Sources/Sessions/{Event,Replaying/*,Recording/SessionEnd,Recording/SessionFacts,Recording/Event+JSON}.swift ;;
        Transports) ls Sources/Transports/{Hand*,MinimumJerk,Tremor,TimedAction,SplitMix64,DeviceTrouble}.swift ;;
        *) find "Sources/$1" -name '*.swift' ;;
    esac
}
yams() {
    local from=.build/checkouts/Yams/Sources
    [ -d "$from" ] || ${SWIFT:-swift} package resolve
    for source in "$from"/CYaml/src/*.c; do c "$source" -I "$from/CYaml/include"; done
    flags+=(-I "$from/CYaml/include" -D SWIFT_PACKAGE)
    module Yams "$from"/Yams/*.swift
}
for name in $modules; do
    case "$name" in
        Yams) yams ;;
        Servo)
            for source in Sources/CPlatform/*.c; do c "$source" -D_GNU_SOURCE -I Sources/CPlatform/include; done
            module Servo $(sources Servo)
            objects+=(-lzstd)
            ;;
        *) module "${name%/*}" $(sources "$name") ;;
    esac
done
define="FUZZ_$(tr 'a-z-' 'A-Z_' <<<"$target")"
swiftc "${flags[@]}" -D "$define" -module-name Fuzz -o "$build/fuzz" "${objects[@]}" \
    Tests/Fuzz/{FuzzInput,LibFuzzer,"$file"}.swift

if [ "$runs" = minimise ]; then
    "$build/fuzz" -merge=1 -max_len="$longest" "$build/minimal" "$seeds" "$build/corpus" 2>&1 | tail -3
    exit
fi
# Low priority; a crash leaves its input in found/ and ends with a code that is not 0.
nice -n 19 "$build/fuzz" -runs="$runs" -max_len="$longest" -timeout=5 -rss_limit_mb=2048 -print_final_stats=1 \
    -verbosity=1 -artifact_prefix="$build/found/" "$build/corpus" "$seeds" 2>&1 |
    grep -E "ERROR|SUMMARY|Fatal|stat::|DONE|Test unit" || true
[ "${PIPESTATUS[0]}" -eq 0 ]
