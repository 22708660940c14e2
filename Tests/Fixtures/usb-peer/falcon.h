#pragma once
// A Falcon behind its serial converter: boot loader, then program. Not for more than one thread at a time.
#include <stdbool.h>
#include <stdint.h>

void falcon_plug(void);
// Plugged in again: what it was told is forgotten, and no leg is homed.
void falcon_replug(void);
// A vendor request to the converter. False: refused.
bool falcon_request(uint8_t request, uint16_t value);
// Bytes that the host wrote. False: the pipe stalls.
bool falcon_write(const uint8_t *bytes, int count, int64_t time);
// When the next packet is due, ns.
int64_t falcon_due(void);
// The next packet, modem status first: its length. Less than 0: the pipe stalls.
int falcon_read(uint8_t *packet, int room, int64_t time);
// A pipe's stall is over.
void falcon_clear_halt(uint8_t endpoint);
// The OUT pipe stalls from now on.
void falcon_stall_out(void);
// The host has opened the device anew: its latencies are counted apart.
void falcon_claimed(void);
// True once, at the moment at which the device is to be taken away.
bool falcon_leaves(void);
// One line of totals on standard error.
void falcon_totals(void);
