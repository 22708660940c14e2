#!/usr/bin/env bash
# Runs senshi in a virtual machine with a real PREEMPT_RT kernel, on devices that the kernel itself makes: uinput, and
# USB/IP over a pair of sockets. Nothing is timed: the machine is emulated.
# usage: run.sh FOLDER-OF-BINARIES
# Where this machine can't, or is too slow to, it says why and ends well; with SENSHI_E2E=required that is an error.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
checkout=$(cd "$here/../.." && pwd)
binaries=$(cd "$1" && pwd)
work=$checkout/.build/e2e

cannot() {
    echo "e2e: left out: $1"
    [ "${SENSHI_E2E:-}" != required ] || exit 1
    exit 0
}

[ "$(uname -m)" = x86_64 ] || cannot "the kernel that it starts is for x86_64, and this machine is $(uname -m)."
command -v apt-get >/dev/null || cannot "there is no apt-get to get Debian's PREEMPT_RT kernel with."
said=$(timeout 300 "$checkout/packaging/setup.sh" e2e 2>&1) || cannot "what it needs can't be installed: $said"
kernel=$(timeout 300 "$here/kernel.sh" "$work/kernel") || cannot "$kernel"
make -s -C "$here"

# The guest's own files: busybox, the modules, the first program.
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root"/{bin,proc,sys,dev}
busybox=$(dpkg -L busybox-static | grep -m 1 'bin/busybox$')
cp "$busybox" "$root/bin/busybox"
for name in sh mount insmod mkdir chroot poweroff sync echo; do ln -s busybox "$root/bin/$name"; done
cp -r "$work/kernel/modules" "$root/modules"
install -m 755 "$here/init" "$root/init"
printf 'CHECKOUT=%q\nGUEST_PATH=%q\n' "$checkout" "$PATH" > "$root/settings"
printf '%s\n' "$binaries" > "$work/binaries"
(cd "$root" && find . | cpio -o -H newc --quiet | gzip -1) > "$work/initramfs"

log=$work/guest.log
longest=600
timeout "$longest" qemu-system-x86_64 -accel tcg,thread=multi -cpu max -smp 2 -m 2048 \
    -nodefaults -no-reboot -display none -monitor none -serial stdio \
    -kernel "$work/kernel/vmlinuz" -initrd "$work/initramfs" -append "console=ttyS0 quiet panic=-1 rdinit=/init" \
    -virtfs local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap \
    </dev/null 2>&1 | stdbuf -oL tr -d '\r' | tee "$log" | grep --line-buffered -a '^e2e: ' || true

# Every check says its name, and the last line says how many there were: a guest that stops half-way has failed, but for one
# that was still on its way when the time was up.
passed=$(grep -a -c '^e2e: ok ' "$log" || true)
if grep -a -q 'terminating on signal' "$log" && ! grep -a -q '^e2e: FAILED' "$log"; then
    cannot "this machine did not get through the checks in $longest s; $passed of them held."
fi
if ! grep -a -q "^e2e: all $passed checks hold$" "$log"; then
    echo "e2e: failed. All that the guest said is in $log"
    exit 1
fi
