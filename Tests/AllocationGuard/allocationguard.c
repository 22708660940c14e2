#include "allocationguard.h"
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stddef.h>

// glibc's own names for the functions that are replaced here.
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

#define REPLACES __attribute__((visibility("default"), used))
// The initial-exec model: reading the counters must not itself allocate.
#define PER_THREAD static __thread __attribute__((tls_model("initial-exec")))

PER_THREAD int counting;
PER_THREAD allocationguard_counts counts;

static void count(uint64_t *counter) {
    if (__builtin_expect(counting, 0)) ++*counter;
}

static uint64_t in_process;

static void count_allocation(void) {
    __atomic_fetch_add(&in_process, 1, __ATOMIC_RELAXED);
    count(&counts.allocations);
}

REPLACES void *malloc(size_t size) {
    count_allocation();
    return __libc_malloc(size);
}

REPLACES void *calloc(size_t number, size_t size) {
    count_allocation();
    return __libc_calloc(number, size);
}

REPLACES void *realloc(void *block, size_t size) {
    count_allocation();
    return __libc_realloc(block, size);
}

REPLACES void *memalign(size_t alignment, size_t size) {
    count_allocation();
    return __libc_memalign(alignment, size);
}

REPLACES void *aligned_alloc(size_t alignment, size_t size) {
    count_allocation();
    return __libc_memalign(alignment, size);
}

REPLACES int posix_memalign(void **block, size_t alignment, size_t size) {
    count_allocation();
    void *made = __libc_memalign(alignment, size);
    if (!made) return ENOMEM;
    *block = made;
    return 0;
}

REPLACES void free(void *block) {
    if (block) count(&counts.releases);
    __libc_free(block);
}

typedef int (*mutex_function)(pthread_mutex_t *);
static mutex_function real_lock, real_trylock;

// Before main, so that no lookup (which may allocate) happens while somebody counts.
__attribute__((constructor)) static void find_real_functions(void) {
    real_lock = (mutex_function)dlsym(RTLD_NEXT, "pthread_mutex_lock");
    real_trylock = (mutex_function)dlsym(RTLD_NEXT, "pthread_mutex_trylock");
}

REPLACES int pthread_mutex_lock(pthread_mutex_t *mutex) {
    count(&counts.locks);
    if (!real_lock) find_real_functions();
    return real_lock(mutex);
}

REPLACES int pthread_mutex_trylock(pthread_mutex_t *mutex) {
    count(&counts.locks);
    if (!real_trylock) find_real_functions();
    return real_trylock(mutex);
}

void allocationguard_begin(void) {
    counts = (allocationguard_counts){0};
    counting = 1;
}

allocationguard_counts allocationguard_end(void) {
    counting = 0;
    return counts;
}

uint64_t allocationguard_process(void) { return __atomic_load_n(&in_process, __ATOMIC_RELAXED); }
