#!/usr/bin/env bash
# Puts senshi and all that it needs into a file tree.
# usage: packaging/install.sh BINARY DESTINATION PREFIX     (`make install` and packaging/deb.sh call it)
set -euo pipefail
binary="$1" destination="$2" prefix="$3"
cd "$(dirname "$0")/.."

# The distribution's own places for a package, the administrator's for what was built by hand.
rules="$destination/etc/udev/rules.d"
[ "$prefix" = /usr ] && rules="$destination/usr/lib/udev/rules.d"
share="$destination$prefix/share"

units="$destination/etc/systemd/system"
[ "$prefix" = /usr ] && units="$destination/usr/lib/systemd/system"

install -d "$destination$prefix/bin" "$share/senshi" "$share/doc/senshi" "$rules" "$units" \
    "$destination/etc/security/limits.d" "$destination/etc/senshi"
install -m 0755 "$binary" "$destination$prefix/bin/senshi"
strip --strip-unneeded --remove-section=.comment --remove-section=.note "$destination$prefix/bin/senshi"

# What an earlier version had and this one has not must not stay.
rm -rf "$share/senshi/scenarios" "$share/senshi/devices"
cp -r --no-preserve=ownership scenarios devices "$share/senshi/"
find "$share/senshi" -type d -exec chmod 0755 {} + -o -type f -exec chmod 0644 {} +

install -m 0644 packaging/70-senshi.rules "$rules/"
sed "s#/usr/bin/senshi#$prefix/bin/senshi#" packaging/senshi.service >"$units/senshi.service"
chmod 0644 "$units/senshi.service"
install -m 0644 packaging/limits.conf "$destination/etc/security/limits.d/senshi.conf"
# What a place has set stays.
[ -e "$destination/etc/senshi/station.yaml" ] || install -m 0644 packaging/station.yaml "$destination/etc/senshi/"
install -m 0644 README.md "$share/doc/senshi/"

while read -r shell file; do
    install -d "$(dirname "$share/$file")"
    # Read by a shell, not run.
    "$binary" --generate-completion-script "$shell" | sed '1{/^#!/d}' >"$share/$file"
    chmod 0644 "$share/$file"
done <<'SHELLS'
bash bash-completion/completions/senshi
zsh zsh/vendor-completions/_senshi
fish fish/vendor_completions.d/senshi.fish
SHELLS
