// The leaf calls of the servo thread, and the set-up around it. Nothing here allocates, locks or waits
// unless its name says so.
#pragma once
#include "hidraw.h"
#include <stdint.h>

// CLOCK_MONOTONIC, ns.
int64_t cplatform_now(void);
// Sleeps until an absolute CLOCK_MONOTONIC instant, ns. Returns the instant at which it woke.
int64_t cplatform_sleep_until(int64_t deadline);
// SCHED_FIFO for the calling thread. 0, or errno.
int cplatform_schedule_fifo(int priority);
// Locks all memory, now and later. 0, or errno.
int cplatform_lock_memory(void);
// Touches `bytes` of the calling thread's stack, so that no later use faults.
void cplatform_prefault_stack(uint64_t bytes);
// Pins the calling thread to one core. 0, or errno.
int cplatform_pin(int cpu);
// Holds the processor out of deep sleep while the descriptor is open. The descriptor, or −errno.
int cplatform_hold_latency(void);
// Soft limits of this process, for advice.
int64_t cplatform_realtime_limit(void);
int64_t cplatform_memlock_limit(void);
// Closes a descriptor of cplatform_hold_latency.
void cplatform_close(int descriptor);
