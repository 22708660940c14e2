#!/usr/bin/env bash
# Builds the Debian package of a senshi that has the Swift runtime linked in, and says where it is.
# usage: packaging/deb.sh BINARY FOLDER
set -euo pipefail
binary="$(realpath "$1")" folder="$2"
cd "$(dirname "$0")/.."
mkdir -p "$folder"
folder="$(realpath "$folder")"

version="$("$binary" --version)"
architecture="$(dpkg --print-architecture)"
# Who builds a package to hand out says so; the address is nobody's otherwise.
maintainer="${DEBFULLNAME:-The Senshi authors} <${DEBEMAIL:-senshi@example.org}>"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
tree="$work/tree"

umask 022
packaging/install.sh "$binary" "$tree" /usr
install -m 0644 packaging/debian/copyright "$tree/usr/share/doc/senshi/copyright"
install -D -m 0644 packaging/debian/lintian-overrides "$tree/usr/share/lintian/overrides/senshi"
{
    printf 'senshi (%s) unstable; urgency=medium\n\n' "$version"
    printf '  * What changed is told in the changelog of Senshi.\n\n'
    printf ' -- %s  %s\n' "$maintainer" "$(git log -1 --format=%cD)"
} | gzip -9n >"$tree/usr/share/doc/senshi/changelog.gz"

# The libraries that it needs, by Debian's own knowledge of who has which symbols.
mkdir -p "$work/shlibs/debian"
printf 'Source: senshi\n\nPackage: senshi\nArchitecture: any\n' >"$work/shlibs/debian/control"
needs="$(cd "$work/shlibs" && dpkg-shlibdeps -O "$tree/usr/bin/senshi" 2>/dev/null | sed -n 's/^shlibs:Depends=//p')"

install -d "$tree/DEBIAN"
install -m 0755 packaging/debian/postinst packaging/debian/prerm packaging/debian/postrm "$tree/DEBIAN/"
printf '%s\n' /etc/security/limits.d/senshi.conf /etc/senshi/station.yaml >"$tree/DEBIAN/conffiles"
cat >"$tree/DEBIAN/control" <<CONTROL
Package: senshi
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -sk --exclude=DEBIAN "$tree" | cut -f1)
Pre-Depends: init-system-helpers (>= 1.54~)
Depends: $needs, passwd
Recommends: udev
Section: science
Priority: optional
Description: injection-training simulator that is held in the hand
 A trainee holds a haptic controller as if it were a syringe, feels the layers
 of a virtual patient 1,000 times a second, and gets a score with evidence for
 every point. Scenarios are text files that an instructor writes.
 .
 A training aid, not a medical device.
CONTROL
(cd "$tree" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)

package="$folder/senshi_${version}_${architecture}.deb"
dpkg-deb --root-owner-group -Zxz --build "$tree" "$package" >/dev/null
echo "$package"
