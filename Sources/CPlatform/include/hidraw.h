// The kernel's raw HID interface, whose requests Swift can't name. Not for the servo thread.
#pragma once
#include <stdint.h>

// What a node belongs to.
typedef struct {
    uint16_t vendor, product;
    // The number of the USB interface, or -1.
    int interface;
    char name[128];
} hidraw_identity;

// 0, or errno.
int hidraw_identify(int descriptor, hidraw_identity *identity);
// Whether a device writes a number before each report: 1 or 0 by its report descriptor, or -errno.
int hidraw_numbers_reports(int descriptor);
// Sends a feature report, its id first. 0, or errno.
int hidraw_set_feature(int descriptor, const uint8_t *bytes, int count);
// Asks for a feature report; the first byte says which. How many bytes came, or -errno.
int hidraw_get_feature(int descriptor, uint8_t *bytes, int count);
