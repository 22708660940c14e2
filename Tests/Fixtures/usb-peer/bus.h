#pragma once
// The bus: what the kernel's usbfs answers to libusb, through umockdev, for the device of falcon.h.
#include <stdbool.h>

void bus_plug(void);
// Takes the device away, as a pulled plug does.
void bus_unplug(void);
// Puts it back.
void bus_free(void);
// What libusb did to the kernel's driver: detached and given back, how often.
void bus_totals(void);
