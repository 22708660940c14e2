// What a person's hand did on a device, in evemu's text form: who the device is, and every event with its time.
#pragma once
#include <linux/input.h>
#include <stdint.h>

typedef struct {
    int64_t microseconds;  // since the recording's first event
    uint16_t type, code;
    int32_t value;
} recorded_event;

typedef struct {
    char name[256];
    struct input_id id;
    unsigned char properties[64];             // evemu pads to eight bytes
    unsigned char bits[EV_CNT][KEY_CNT / 8];  // [0] says which types there are
    struct input_absinfo axes[ABS_CNT];
    recorded_event *events;
    long count, capacity;
} recording;

// Reads N, I, P, B, A and E lines; every other line is passed over. Ends the program with one sentence where a line
// can't be understood. May be called for two files: a description, then the events.
void recording_read(recording *r, const char *path);
