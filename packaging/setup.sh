#!/usr/bin/env bash
# Installs the Debian packages that building (`demo`), testing (`test`, `e2e`), measuring (`lateness`) or packaging (`deb`) Senshi needs, and nothing that is there.
# usage: packaging/setup.sh demo [test] [e2e] [lateness] [deb]
set -euo pipefail

# need | Debian package | how to see that it is there | why
packages() {
    cat <<'TABLE'
demo|pkg-config|command -v pkg-config|tells the compiler where libevdev is
demo|libevdev-dev|pkg-config --exists libevdev|reads pens and gamepads
demo|libusb-1.0-0-dev|pkg-config --exists libusb-1.0|speaks to force devices
demo|libzstd-dev|pkg-config --exists libzstd|packs recordings
demo|libsqlite3-dev|pkg-config --exists sqlite3|keeps results
demo|zlib1g-dev|pkg-config --exists zlib|unpacks scans
test|gcc|command -v cc|builds the fixture that plays recordings
test|libumockdev-dev|pkg-config --exists umockdev-1.0|stands in for the kernel's input devices
test|umockdev|command -v umockdev-run|runs a test with such a device
test|python3|command -v python3|reads the recordings a second time, independently
test|python3-venv|python3 -c 'import ensurepip'|holds the Python programs of the tests apart from the system
test|python3-nibabel|dpkg -s python3-nibabel|reads a CT a second time, independently
test|poppler-utils|command -v pdftotext && command -v pdftoppm|reads the printed template back
test|poppler-data|dpkg -s poppler-data|knows the Japanese characters of a PDF
test|dbus-daemon|command -v dbus-daemon|carries the words of a logind that exists only in a test
test|python3-dbus|dpkg -s python3-dbus|speaks as that logind
test|python3-gi|dpkg -s python3-gi|waits for what it is told
test|valgrind|command -v valgrind|counts the instructions of a tick
test|librsvg2-bin|command -v rsvg-convert|measures the printed template as SVG
test|chromium|command -v chromium|opens the report as a reader would
test|e2fsprogs|PATH=$PATH:/sbin:/usr/sbin command -v mkfs.ext4|makes a file system that turns read-only under a station
test|openssl|command -v openssl|makes a certificate to serve with
test|fonts-noto-cjk|dpkg -s fonts-noto-cjk|shows Japanese in it
e2e|gcc|command -v cc|builds the programs that make devices in the virtual machine
e2e|make|command -v make|builds them in order
e2e|qemu-system-x86|command -v qemu-system-x86_64|is the virtual machine with the real-time kernel
e2e|busybox-static|dpkg -s busybox-static|starts it
e2e|cpio|command -v cpio|packs its first files
e2e|xz-utils|command -v xz|unpacks its kernel modules
e2e|python3|command -v python3|judges what came out of it
lateness|rt-tests|command -v cyclictest|is what the lateness is compared with
lateness|stress-ng|command -v stress-ng|is the load under which it is
lateness|python3|command -v python3|runs both in turn
deb|binutils|command -v strip|makes the program small
deb|dpkg-dev|command -v dpkg-shlibdeps|finds the libraries that the package needs
deb|lintian|command -v lintian|looks for what is wrong with the package
deb|iproute2|command -v ip|gives the bare Debian a network of its own
deb|debootstrap|command -v debootstrap|makes the bare Debian to try it in
TABLE
}

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

for need in "$@"; do
    case "$need" in demo | test | e2e | lateness | deb) ;; *) fail "setup: there is no \"$need\" to set up; say demo, test, e2e, lateness or deb." ;; esac
done

command -v swift >/dev/null || fail \
    "setup: swift is not on PATH. Install Swift 6.2 or newer from https://www.swift.org/install/linux/ and try again."

missing=()
while IFS='|' read -r need package probe why; do
    [[ " $* " == *" $need "* ]] || continue
    (eval "$probe") >/dev/null 2>&1 && continue
    echo "setup: needs $package ($why)"
    missing+=("$package")
done < <(packages)
[ ${#missing[@]} -gt 0 ] || exit 0

install="apt-get install -y --no-install-recommends ${missing[*]}"
command -v apt-get >/dev/null || fail \
    "setup: this is not Debian (there is no apt-get), so install what these packages hold in your system's own way:" \
    "    ${missing[*]}"

run=(env DEBIAN_FRONTEND=noninteractive)
by_hand="apt-get update && $install"
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail \
        "setup: installing needs root, and there is no sudo. Type this as root:" "    $by_hand"
    by_hand="sudo apt-get update && sudo $install"
    # Without a terminal nobody can answer sudo's question.
    [ -t 0 ] || sudo -n true 2>/dev/null || fail \
        "setup: sudo asks for a password, and there is no terminal to type it on. Type:" "    $by_hand"
    run=(sudo "${run[@]}")
fi

echo "setup: installing ${missing[*]}"
# The package list may do without an update; the installation says so if it does not.
"${run[@]}" apt-get update -q || echo "setup: apt-get update failed, trying with the package list as it is" >&2
"${run[@]}" $install -q || fail "setup: that did not work. Type:" "    $by_hand"
