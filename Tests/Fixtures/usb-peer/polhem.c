#define _GNU_SOURCE
#include "polhem.h"
#include "peer.h"
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static int terminal = -1;
static char name[64], place[64], folder[] = "/tmp/usb-peer-XXXXXX";
static volatile bool left;
static long exchanges, bad, unanswered;
static short told[7];
static double highest;
static int64_t began, replied_at;
static int64_t latencies[200000];
static long count;

const char *polhem_plug(void) {
    // A device waits for no host: what nobody reads is lost.
    terminal = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
    if (terminal < 0 || grantpt(terminal) || unlockpt(terminal) || ptsname_r(terminal, name, sizeof name)) {
        perror("usb-peer: no pseudo terminal");
        exit(70);
    }
    // A name that stays the same when it is plugged in again, as the kernel's does.
    if (!*place) {
        if (!mkdtemp(folder)) exit(70);
        snprintf(place, sizeof place, "%s/ttyACM0", folder);
    }
    unlink(place);
    if (symlink(name, place)) exit(70);
    left = false;
    began = replied_at = 0;
    // As a USB terminal is: the line discipline belongs to whoever opens it; it echoes until that is switched off.
    return place;
}

static void sleep_until(int64_t time) {
    struct timespec t = {time / 1000000000, time % 1000000000};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL) == EINTR) {
    }
}

static void reply(int64_t time) {
    double at[3], force[3] = {told[0] * 1e-3, told[1] * 1e-3, told[2] * 1e-3};
    if (!began) began = time;
    hand((double)(time - began) * 1e-9, at);
    trace(time, at, force, told[3]);
    double size = sqrt(force[0] * force[0] + force[1] * force[1] + force[2] * force[2]);
    if (size > highest) highest = size;
    char text[65];
    int length = snprintf(text, sizeof text, "%.4f %.4f %.4f 0.1 -0.2 0.3 0 %d", at[0] * 1e3, at[1] * 1e3, at[2] * 1e3, 0);
    memset(text + length, ' ', sizeof text - (size_t)length);
    text[63] = '\n';
    for (int i = 0; i < peer.garbage; i++)
        if (write(terminal, i % 2 ? "\n" : "nonsense 1e", i % 2 ? 1 : 11) < 0) return;
    int piece = peer.split ? peer.split : 64;
    for (int at = 0; at < 64; at += piece) {
        int most = 64 - at < piece ? 64 - at : piece;
        if (write(terminal, text + at, (size_t)most) < 0) return;
        if (peer.split) usleep(50);
    }
    replied_at = now();
}

void *polhem_run(void *user) {
    (void)user;
    // A device is not kept waiting by what else the machine does. Best effort, and below the wire's thread.
    pthread_setschedparam(pthread_self(), SCHED_FIFO, &(struct sched_param){.sched_priority = 70});
    char line[256];
    int length = 0;
    int64_t next = 0;
    while (!left) {
        struct pollfd p = {terminal, POLLIN, 0};
        if (poll(&p, 1, 20) <= 0) continue;
        char bytes[256];
        ssize_t n = read(terminal, bytes, sizeof bytes);
        if (n <= 0) {
            usleep(1000);
            continue;
        }
        for (ssize_t i = 0; i < n; i++) {
            if (length < (int)sizeof line - 1) line[length++] = bytes[i];
            if (bytes[i] != '\n') continue;
            line[length] = 0;
            int frame = length;
            length = 0;
            if (frame != 64 || sscanf(line, "%hd %hd %hd %hd %hd %hd %hd", &told[0], &told[1], &told[2], &told[3], &told[4],
                                      &told[5], &told[6]) != 7) {
                bad++;
                continue;
            }
            int64_t time = now();
            felt(told[0] || told[1] || told[2], time);
            exchanges++;
            if (replied_at && count < 200000) latencies[count++] = time - replied_at;
            else if (!replied_at) unanswered++;
            replied_at = 0;
            if (peer.unplug_after >= 0 && exchanges >= peer.unplug_after) {
                left = true;
                break;
            }
            if (peer.silent_after >= 0 && exchanges >= peer.silent_after) continue;
            if (next < time - 20000000) next = time;
            next += 1000000;
            if (next > time) sleep_until(next);
            reply(now());
        }
    }
    return NULL;
}

void polhem_unplug(void) {
    left = true;
    unlink(place);
    close(terminal);
}

static int compare(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

void polhem_totals(void) {
    rmdir(folder);
    fprintf(stderr, "usb-peer: exchanges=%ld unanswered=%ld bad=%ld highest=%.3f told=%d,%d,%d\n", exchanges, unanswered, bad,
            highest, told[0], told[1], told[2]);
    if (count < 10) return;
    qsort(latencies, (size_t)count, sizeof latencies[0], compare);
    fprintf(stderr, "usb-peer: window=0 exchanges=%ld p50=%.1f p90=%.1f p99=%.1f max=%.1f µs\n", count,
            latencies[count / 2] / 1e3, latencies[count * 9 / 10] / 1e3, latencies[count * 99 / 100] / 1e3,
            latencies[count - 1] / 1e3);
}
