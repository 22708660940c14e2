// Plays a recorded input device into one command, at the recording's own pace.
//
//     evdev-playback [--description FILE] [options] RECORDING -- COMMAND [ARGUMENT…]
//
// The command sees the device as /dev/input/event7 (--node), through umockdev, which is loaded into the command alone.
// Events start when the command has grabbed the device, so none is lost; their stamps are the start plus the recorded
// offset, to the microsecond. The command's exit code is returned. Standard error says how many reports went out.
#define _GNU_SOURCE
#include "device.h"
#include "../strike.h"
#include <errno.h>
#include <getopt.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LONGEST_REPORT = 128 };

static const char *usage =
    "usage: evdev-playback [options] RECORDING -- COMMAND [ARGUMENT...]\n"
    "  --description FILE     read the N, I, P, B and A lines from another file\n"
    "  --node PATH            what the command sees (/dev/input/event7)\n"
    "  --start-on open|grab   what the first event waits for (grab)\n"
    "  --lead SECONDS         from then to the first event (0.3)\n"
    "  --tail SECONDS         how long the device stays still after the last event before --unplug (0.5)\n"
    "  --unplug               take the device away after that; without it, it stays until the command ends\n"
    "  --unplug-at SECONDS    take it away at that instant of the recording\n"
    "  --drop AT:SECONDS      swallow the reports of that time, then say SYN_DROPPED, as an overflowing kernel does\n"
    "  --strike KILL|STOP|SEGV|HANG:SECONDS   the command gets this signal so long after the device was made, or the\n"
    "                         thread that plays the effects is held until the command ends\n"
    "  --locked               nobody but root may read the node\n"
    "  --flood N              send every report N times more, as fast as they fit\n";

static pid_t child;
static int status;
static bool ended;

static bool child_ended(void) {
    if (!ended && waitpid(child, &status, WNOHANG) == child) ended = true;
    return ended;
}

static void pass_on(int signal) {
    if (child > 0) kill(child, signal);
}

static int64_t now(int clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

// False where the command ended before.
static bool sleep_until(int64_t microseconds) {
    for (;;) {
        if (child_ended()) return false;
        int64_t left = microseconds - now(CLOCK_MONOTONIC);
        if (left <= 0) return true;
        usleep((useconds_t)(left < 10000 ? left : 10000));
    }
}

static double seconds(const char *text) {
    char *end;
    double value = strtod(text, &end);
    if (end == text || value < 0 || value > 3600) {
        fprintf(stderr, "evdev-playback: %s is not a time in seconds.\n%s", text, usage);
        exit(64);
    }
    return value;
}

typedef struct {
    const char *description, *node;
    bool on_open, unplug, locked;
    int strike;
    double strike_at;
    double lead, tail, unplug_at, drop_at, drop_for;
    int flood;
} options;

typedef struct {
    long recorded, sent, swallowed;
    long free;        // how many had been reached when the reader gave its grab back, 0 where it kept it
    bool overflowed;  // the reader has to be told
} tally;

// Sends one report, with SYN_DROPPED first where the reader missed something.
static void send_report(device *d, tally *t, const struct input_event *events, int count) {
    struct input_event all[LONGEST_REPORT + 2];
    int n = 0;
    if (t->overflowed) {
        all[n] = (struct input_event){.time = events[0].time, .type = EV_SYN, .code = SYN_DROPPED};
        n++;
    }
    memcpy(all + n, events, (size_t)count * sizeof *events);
    if (device_send(d, all, n + count)) {
        t->overflowed = false;
        t->sent++;
    } else {
        t->overflowed = true;
        t->swallowed++;
    }
}

// Plays all events. False where the command ended before the last of them.
static bool play(device *d, const recording *r, const options *o, tally *t) {
    int64_t start = now(CLOCK_MONOTONIC) + (int64_t)(o->lead * 1e6);
    int64_t offset = now(device_clock(d)) - now(CLOCK_MONOTONIC);
    for (long first = 0, next; first < r->count; first = next) {
        for (next = first; next < r->count && !(r->events[next].type == EV_SYN && r->events[next].code == SYN_REPORT);) next++;
        if (next < r->count) next++;
        int count = (int)(next - first);
        if (count > LONGEST_REPORT) {
            fprintf(stderr, "evdev-playback: a report of the recording has more than %d events.\n", LONGEST_REPORT);
            exit(2);
        }
        int64_t at = r->events[first].microseconds;
        if (o->unplug_at >= 0 && at >= (int64_t)(o->unplug_at * 1e6)) return true;
        if (!sleep_until(start + at)) return false;
        struct input_event events[LONGEST_REPORT];
        for (int i = 0; i < count; i++) {
            const recorded_event *e = &r->events[first + i];
            int64_t stamp = start + offset + e->microseconds;
            events[i] = (struct input_event){.time = {stamp / 1000000, stamp % 1000000}, .type = e->type,
                                             .code = e->code, .value = e->value};
        }
        if (!t->free && device_releases(d)) t->free = t->recorded;
        device_feel(d, &r->events[first], count);
        t->recorded++;
        if (o->drop_at >= 0 && at >= (int64_t)(o->drop_at * 1e6) && at < (int64_t)((o->drop_at + o->drop_for) * 1e6)) {
            t->swallowed++;
            t->overflowed = true;
            continue;
        }
        for (int copy = 0; copy <= o->flood; copy++) send_report(d, t, events, count);
        // A kernel always queues the newest report in the end; only the ones before it are lost.
        bool last = next >= r->count;
        while (last && t->overflowed && !child_ended()) {
            usleep(1000);
            send_report(d, t, events, count);
        }
    }
    return true;
}

static const options *struck;
static device *struck_device;

static void *strikes(void *user) {
    (void)user;
    while (device_age(struck_device) < struck->strike_at) usleep(500);
    double at;
    do {
        at = device_age(struck_device);
        strike_with(child, struck->strike);
    } while (!strike_is_between_calls(device_reads(struck_device)));
    fprintf(stderr, "STRUCK at %.0f\n", at * 1000);
    strike_hold(child, 1e9);
    usleep(strike_aftermath);
    if (struck->strike == SIGSTOP) kill(child, SIGKILL);
    return NULL;
}

static options parse(int argc, char **argv) {
    options o = {.node = "/dev/input/event7", .lead = 0.3, .tail = 0.5, .unplug_at = -1, .drop_at = -1};
    enum { DESCRIPTION = 256, NODE, START_ON, LEAD, TAIL, UNPLUG, UNPLUG_AT, DROP, FLOOD, LOCKED, STRIKE };
    static const struct option all[] = {
        {"description", required_argument, 0, DESCRIPTION}, {"node", required_argument, 0, NODE},
        {"start-on", required_argument, 0, START_ON},       {"lead", required_argument, 0, LEAD},
        {"tail", required_argument, 0, TAIL},               {"unplug", no_argument, 0, UNPLUG},
        {"unplug-at", required_argument, 0, UNPLUG_AT},     {"drop", required_argument, 0, DROP},
        {"flood", required_argument, 0, FLOOD},             {"locked", no_argument, 0, LOCKED},
        {"strike", required_argument, 0, STRIKE},
        {0}};
    for (int c; (c = getopt_long(argc, argv, "+", all, NULL)) != -1;) {
        switch (c) {
            case DESCRIPTION: o.description = optarg; break;
            case NODE: o.node = optarg; break;
            case START_ON: o.on_open = !strcmp(optarg, "open"); break;
            case LEAD: o.lead = seconds(optarg); break;
            case TAIL: o.tail = seconds(optarg); break;
            case UNPLUG: o.unplug = true; break;
            case UNPLUG_AT: o.unplug_at = seconds(optarg); break;
            case DROP:
                o.drop_at = seconds(strtok(optarg, ":"));
                o.drop_for = seconds(optarg + strlen(optarg) + 1);
                break;
            case LOCKED: o.locked = true; break;
            case STRIKE:
                o.strike = strike_named(optarg, strcspn(optarg, ":"));
                o.strike_at = strchr(optarg, ':') ? seconds(strchr(optarg, ':') + 1) : 0;
                break;
            case FLOOD: o.flood = atoi(optarg); break;
            default: fputs(usage, stderr); exit(64);
        }
    }
    return o;
}

int main(int argc, char **argv) {
    options o = parse(argc, argv);
    if (optind + 2 > argc || (!strcmp(argv[optind + 1], "--") && optind + 3 > argc)) {
        fputs(usage, stderr);
        return 64;
    }
    const char *path = argv[optind];
    char **command = argv + optind + (strcmp(argv[optind + 1], "--") ? 1 : 2);
    static recording r;
    if (o.description) recording_read(&r, o.description);
    recording_read(&r, path);
    if (!r.name[0] || !r.count) {
        fprintf(stderr, "%s: %s.\n", path, r.count ? "there is no N line: name the device's .desc file with --description"
                                                   : "there are no E lines: nothing to play");
        return 2;
    }
    strike_keep_time(1);
    device *d = device_plug(&r, o.node, o.locked);
    struct sigaction forward = {.sa_handler = pass_on};
    sigaction(SIGTERM, &forward, NULL);
    sigaction(SIGINT, &forward, NULL);
    child = fork();
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        strike_keep_time(0);
        strike_preload(o.node);
        execvp(command[0], command);
        fprintf(stderr, "%s: the command can't be started: %s.\n", command[0], strerror(errno));
        _exit(127);
    }
    if (child < 0) {
        fprintf(stderr, "evdev-playback: no process can be made: %s.\n", strerror(errno));
        return 70;
    }
    pthread_t striking;
    struck = &o;
    struck_device = d;
    if (o.strike && pthread_create(&striking, NULL, strikes, NULL)) return 70;
    tally t = {0};
    bool taken = device_wait_until_taken(d, o.on_open, child_ended);
    if (taken && play(d, &r, &o, &t) && (o.unplug || o.unplug_at >= 0)) {
        if (o.unplug_at >= 0 || sleep_until(now(CLOCK_MONOTONIC) + (int64_t)(o.tail * 1e6))) device_unplug(d);
    }
    while (!ended && waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (o.strike) pthread_join(striking, NULL);
    if (!taken) fprintf(stderr, "evdev-playback: the command never took %s.\n", o.node);
    fprintf(stderr, "evdev-playback: %ld reports sent, %ld swallowed, %ld of the recording reached.\n", t.sent, t.swallowed,
            t.recorded);
    if (t.free) fprintf(stderr, "evdev-playback: the grab was given back after %ld of the recording.\n", t.free);
    device_free(d);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
