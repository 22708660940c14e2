# The checks, in the guest. Each says what holds, or what does not and the last lines of what was said meanwhile.
set -u
here=$(cd "$(dirname "$0")" && pwd)
checkout=$(cd "$here/../.." && pwd)
tools=$checkout/.build/e2e
senshi=$(cat "$tools/binaries")/senshi
cd /run
# All else is read-only here.
export XDG_RUNTIME_DIR=/run
passed=0
failed=0

# check SENTENCE COMMAND…: holds where the command ends with 0.
check() {
    local sentence=$1
    shift
    if "$@" > /run/check.log 2>&1; then
        passed=$((passed + 1))
        echo "e2e: ok $sentence"
    else
        failed=$((failed + 1))
        echo "e2e: FAILED $sentence"
        for said in /run/check.log "${shown[@]}"; do
            [ -s "$said" ] && tail -n 12 "$said" | sed "s|^|e2e:     ${said##*/}: |"
        done
    fi
}
shown=()

# within SECONDS COMMAND…: true as soon as the command is, false where the time passes first.
within() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.2
    done
}

# ends SECONDS PROCESS: its exit status in $status once it has ended; killed, and 124, where the time passes first.
ends() {
    if within "$1" eval "! kill -0 $2 2>/dev/null"; then
        wait "$2"
        status=$?
    else
        kill -KILL "$2"
        status=124
    fi
}

# report FILE QUESTION: what judge.py says of a run's JSON.
report() { python3 "$here/judge.py" "$@"; }

for part in "$here"/checks/*.sh; do . "$part"; done

[ "$failed" -eq 0 ] && echo "e2e: all $passed checks hold" || echo "e2e: $failed of $((passed + failed)) checks failed"
