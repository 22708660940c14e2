// The leaf calls of the servo thread, and the set-up around it. Nothing here allocates, locks or waits
// unless its name says so.
#pragma once
#include "feedback.h"
#include "hidraw.h"
#include <stdint.h>

// CLOCK_MONOTONIC, ns.
int64_t cplatform_now(void);
// Sleeps until an absolute CLOCK_MONOTONIC instant, ns. Returns the instant at which it woke.
int64_t cplatform_sleep_until(int64_t deadline);

// One thread raises, one other awaits. All zero at first.
typedef struct {
    uint32_t raised, waiting;
} cplatform_signal;
// Counts up, and wakes the thread that waits; a system call only where one does. Never waits.
void cplatform_signal_raise(cplatform_signal *signal);
// How often it was raised.
uint32_t cplatform_signal_count(const cplatform_signal *signal);
// Waits until it was raised more often than `seen`, at most until an absolute CLOCK_MONOTONIC instant, ns, and looks for
// `spin` ns before it sleeps. Returns how often it was raised.
uint32_t cplatform_signal_await(cplatform_signal *signal, uint32_t seen, int64_t deadline, int64_t spin);

// Names the calling thread for whoever looks at the process; at most 15 bytes.
void cplatform_name_thread(const char *name);
// SCHED_FIFO for the calling thread. 0, or errno.
int cplatform_schedule_fifo(int priority);
// Locks all memory, now and later. 0, or errno.
int cplatform_lock_memory(void);
// Locks it no more.
void cplatform_unlock_memory(void);
// Touches `bytes` of the calling thread's stack, so that no later use faults.
void cplatform_prefault_stack(uint64_t bytes);
// Pins the calling thread to one core. 0, or errno.
int cplatform_pin(int cpu);
// Holds the processor out of deep sleep while the descriptor is open. The descriptor, or −errno.
int cplatform_hold_latency(void);
// Soft limits of this process, for advice.
int64_t cplatform_realtime_limit(void);
int64_t cplatform_memlock_limit(void);
// This process's newest descriptor of a device's node, for writing. −1 where it has none.
int cplatform_descriptor_of(const char *node);
// Closes a descriptor of cplatform_hold_latency.
void cplatform_close(int descriptor);

// How long the machine has slept since it was started, ns: CLOCK_BOOTTIME less CLOCK_MONOTONIC.
int64_t cplatform_slept(void);
// A descriptor that wakes a thread. −errno where the kernel refuses.
int cplatform_make_bell(void);
// Wakes the thread that waits for the bell. Never waits.
void cplatform_ring(int bell);
// Waits for the bell, at most so many ms, and silences it.
void cplatform_await(int bell, int milliseconds);
// Opens a serial line for writing, raw, without making it this process's terminal. The descriptor, or −errno.
int cplatform_open_line(const char *path);
// Writes without ever waiting. 0, or errno: EAGAIN where the other end does not read.
int cplatform_put(int descriptor, const void *bytes, uint64_t length);
// From now on SIGINT, SIGTERM and SIGHUP ask for the end, SIGUSR1 for an emergency stop, instead of killing, even where
// they were blocked when this process was started. For the first thread, before there are others.
void cplatform_catch_requests(void);
// What signals have asked for since the last time: 1 the end, 2 an emergency stop.
int cplatform_take_requests(void);
// Takes the whole file for this process, without waiting. 0, or errno: EWOULDBLOCK where another process has it.
int cplatform_lock_file(int descriptor);

// Connects to a socket of this machine, by its path or its abstract name. The descriptor, or -errno.
int cplatform_connect(const char *path, int is_abstract);
// Reads what has come, and a descriptor that came with it (-1: none). How many bytes, or -errno.
int64_t cplatform_receive(int socket, void *bytes, uint64_t room, int *descriptor);
// Bytes that still wait to leave a line; 0 where nobody knows.
int cplatform_unsent(int line);
// Waits for a thread to end, at most so many ns; one that does not is left to itself. False then.
int cplatform_join(unsigned long thread, int64_t nanoseconds);
