#!/usr/bin/env bash
# Prepares the Python programs that the tests compare Senshi with, in .build/python, where nothing else is touched.
# A second run does nothing.
set -euo pipefail

# What is installed, and exactly which: a second reading of a number must not change by itself.
packages=(
    check-jsonschema==0.37.4 numpy==2.2.6 scipy==1.15.3
    foxglove-schemas-protobuf==0.4.0 mcap==1.6.0 mcap-protobuf-support==0.6.0 websockets==17.4
    axe-core-python==0.1.0 tincan==1.0.0
)

root="$(cd "$(dirname "$0")/.." && pwd)"
folder="$root/.build/python"
mark="$folder/prepared"
[ -f "$mark" ] && [ "$(cat "$mark")" = "${packages[*]}" ] && exit 0
echo "python-tools: preparing ${packages[*]} in .build/python"
rm -rf "$folder"
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check "${packages[@]}"
echo "${packages[*]}" > "$mark"
