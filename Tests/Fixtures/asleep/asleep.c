// Loaded into a program (LD_PRELOAD), makes it believe that the machine slept for an hour, ASLEEP_AFTER seconds after it
// was started: the clock that counts sleep jumps, and the others go on.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static int (*real)(clockid_t, struct timespec *);
static double after = -1;
static struct timespec began;

__attribute__((constructor)) static void begin(void) {
    real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    const char *text = getenv("ASLEEP_AFTER");
    if (text) after = atof(text);
    real(CLOCK_MONOTONIC, &began);
}

int clock_gettime(clockid_t clock, struct timespec *t) {
    if (!real) begin();
    int status = real(clock, t);
    if (clock != CLOCK_BOOTTIME || after < 0) return status;
    struct timespec now;
    real(CLOCK_MONOTONIC, &now);
    if ((double)(now.tv_sec - began.tv_sec) + (double)(now.tv_nsec - began.tv_nsec) * 1e-9 > after) t->tv_sec += 3600;
    return status;
}
