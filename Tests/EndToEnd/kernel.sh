#!/usr/bin/env bash
# Puts Debian's PREEMPT_RT kernel and the modules that the guest needs into a folder. Nothing is installed.
# usage: kernel.sh FOLDER
set -euo pipefail
folder=$1
# In the order in which they are loaded. What is built into the kernel is no module, and is not missed.
modules="virtio_ring virtio virtio_pci_modern_dev virtio_pci_legacy_dev virtio_pci netfs fscache 9pnet 9pnet_virtio 9p
    usb-common usbcore evdev uinput ff-memless hid uhid hid-generic usbhid usbip-core vhci-hcd usbserial ftdi_sio"

[ -f "$folder/vmlinuz" ] && [ -f "$folder/modules/order" ] && exit 0

# The name without a version depends on the one that has it.
named() { apt-cache depends linux-image-rt-amd64 2>/dev/null | sed -n 's/^ *Depends: \(linux-image-[0-9].*\)$/\1/p'; }
mkdir -p "$folder"
cd "$folder"
fetch() { package=$(named) && [ -n "$package" ] && apt-get download -q "$package" >/dev/null 2>fetch.log; }
fetch || { apt-get update -q >/dev/null 2>&1 || true; fetch; } || {
    echo "Debian's package linux-image-rt-amd64 can't be downloaded ($(tail -n 1 fetch.log 2>/dev/null))."
    exit 1
}
rm -rf unpacked modules
dpkg-deb -x "$package"_*.deb unpacked
rm "$package"_*.deb
mkdir modules
for module in $modules; do
    file=$(find unpacked -name "$module.ko*" | head -n 1)
    [ -n "$file" ] || continue
    cp "$file" modules/
    case "$file" in *.xz) xz -d "modules/${file##*/}" ;; esac
    echo "$module" >> modules/order.new
done
cp unpacked/boot/vmlinuz-* vmlinuz
rm -rf unpacked
mv modules/order.new modules/order
