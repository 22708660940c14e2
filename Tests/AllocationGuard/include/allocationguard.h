// Counts what a thread asks of the heap and of locks between two calls.
//
// For test programs only: the functions that it counts are replaced in the whole process. Each thread has its own
// counters, so other threads do not disturb them. Not together with a sanitizer, which replaces the same functions.
#pragma once
#include <stdint.h>

typedef struct {
    uint64_t allocations; // malloc, calloc, realloc, aligned_alloc, memalign, posix_memalign
    uint64_t releases;    // free, of anything but NULL
    uint64_t locks;       // pthread_mutex_lock and pthread_mutex_trylock
} allocationguard_counts;

// Sets the calling thread's counters to 0 and begins to count.
void allocationguard_begin(void);
// Ends the counting on the calling thread. Returns what was counted since `allocationguard_begin`.
allocationguard_counts allocationguard_end(void);
// Allocations of all threads since the process began.
uint64_t allocationguard_process(void);
