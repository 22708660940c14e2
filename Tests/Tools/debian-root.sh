#!/usr/bin/env bash
# Installs a package in a bare Debian without a network, runs it, upgrades it, and removes it without a trace.
# usage: Tests/Tools/debian-root.sh PACKAGE FOLDER       (as root; the bare Debian is kept in FOLDER for the next time)
set -euo pipefail
package="$(realpath "$1")" folder="$2"
bare="$folder/bare.tar"
mkdir -p "$folder"

fail() {
    echo "debian-root: $*" >&2
    exit 1
}
[ "$(id -u)" -eq 0 ] || fail "only root may make a Debian root; run it with sudo"

needs="$(dpkg-deb --field "$package" Depends | sed 's/([^)]*)//g; s/|[^,]*//g; s/ //g')"
if [ ! -s "$bare" ]; then
    . /etc/os-release
    root="$(mktemp -d)"
    debootstrap --variant=minbase --include="$needs" "$VERSION_CODENAME" "$root" >"$folder/debootstrap.log" 2>&1 ||
        fail "debootstrap failed: $(tail -1 "$folder/debootstrap.log")"
    tar -C "$root" -cf "$bare" .
    rm -rf "$root"
fi

root="$(mktemp -d)"
trap 'rm -rf "$root"' EXIT
tar -C "$root" -xf "$bare"
# Its own user must get in, too.
chmod 0755 "$root"
# A network name space with nothing in it: what is not in the package is not to be had.
inside() {
    unshare -n -m sh -c 'mount -t proc proc "$0/proc" && ip link set lo up && exec chroot "$0" "$@"' "$root" \
        env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 "$@"
}
files() { (cd "$root" && find . -xdev -path ./var -prune -o -path ./run -prune -o -print | sort); }

files >"$folder/before"
cp "$package" "$root/senshi.deb"
inside dpkg -i /senshi.deb >/dev/null || fail "it does not install"
inside getent group senshi >/dev/null || fail "there is no group senshi after the installation"
inside senshi demo --stepped --language ja --reports /srv/reports >"$folder/demo.log" 2>&1 ||
    fail "the demo failed: $(tail -1 "$folder/demo.log")"
inside senshi check /usr/share/senshi/scenarios/covid19-deltoid-im.yaml >/dev/null || fail "its own scenario does not check"

# The station itself, as systemd would start it, without a browser or a device.
inside install -d -o senshi -g senshi -m 0700 /var/lib/senshi
inside setpriv --reuid senshi --regid senshi --clear-groups \
    senshi serve --state /var/lib/senshi --config /etc/senshi/station.yaml --address 127.0.0.1:0 >"$folder/serve.log" 2>&1 &
station=$!
for _ in $(seq 100); do grep -q 'http://127.0.0.1:' "$folder/serve.log" && break; sleep 0.1; done
grep -q 'http://127.0.0.1:' "$folder/serve.log" || fail "the station does not start: $(tail -1 "$folder/serve.log")"
inside senshi stop --daemon --state /var/lib/senshi >/dev/null || fail "the station can't be stopped"
wait "$station" || fail "the station ended badly: $(tail -1 "$folder/serve.log")"
[ -s "$root/var/lib/senshi/results.sqlite" ] || fail "the station keeps no results"

echo "# of this place" >>"$root/etc/security/limits.d/senshi.conf"
inside dpkg -i --force-confold /senshi.deb >/dev/null || fail "it does not upgrade"
grep -q "of this place" "$root/etc/security/limits.d/senshi.conf" || fail "an upgrade lost what the place had set"
[ -n "$(find "$root/srv/reports" -name report.html)" ] || fail "an upgrade lost the reports"
[ -s "$root/var/lib/senshi/results.sqlite" ] || fail "an upgrade lost the results"

inside dpkg --purge senshi >/dev/null || fail "it does not uninstall"
rm -rf "$root/senshi.deb" "$root/srv/reports"
files >"$folder/after"
left="$(comm -13 "$folder/before" "$folder/after" | grep -vE '^\./etc/(passwd|shadow|group|gshadow)-?$' || true)"
[ -z "$left" ] || fail "it left behind: $left"
echo "installs, runs, upgrades and uninstalls cleanly in a bare Debian"
