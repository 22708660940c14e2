// An input device that exists in one child process only: /dev/input/eventN under umockdev, answering from a recording.
#pragma once
#include "recording.h"
#include <stdbool.h>

typedef struct device device;

// Makes the node; only root may read a locked one. The recording must outlive the device.
device *device_plug(const recording *r, const char *node, bool locked);
// Waits until a reader has grabbed the node (or, with `on_open`, asked for its name), or `done()` says to stop.
// True once it is taken.
bool device_wait_until_taken(device *d, bool on_open, bool (*done)(void));
// The kernel's clock that the reader asked for: CLOCK_REALTIME until it says so.
int device_clock(device *d);
// What one report changes: the device's own state first, as the kernel does it, then the events for the reader.
void device_feel(device *d, const recorded_event *events, int count);
// Sends events. False where the reader's buffer is full: nothing was sent.
bool device_send(device *d, const struct input_event *events, int count);
// The reader sees the end of the device.
void device_unplug(device *d);
// How often the reader gave its grab back.
int device_releases(device *d);
// How often the reader has asked for events so far.
const long *device_reads(const device *d);
// Since it was made, s.
double device_age(const device *d);
// Removes every trace.
void device_free(device *d);
