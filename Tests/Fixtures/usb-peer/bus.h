#pragma once
// The bus: what the kernel's usbfs answers to libusb, through umockdev, for the device of falcon.h.
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

// Where the device is.
extern const char *const bus_node;

void bus_plug(void);
// The OUT pipe stalls from now on.
void bus_stall_out(void);
// Takes the device away, as a pulled plug does.
void bus_unplug(void);
// Plugs it in again.
void bus_replug(void);
// Puts it back.
void bus_free(void);
// Sends a client a signal, between two of its calls. Returns when, ns.
int64_t bus_strike(pid_t client, int signal);
// What libusb did to the kernel's driver: detached and given back, how often.
void bus_totals(void);
