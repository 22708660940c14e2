// A gamepad with force feedback that the kernel makes out of uinput. It does what standard input says, and writes down
// what it was told.
//
//     ABS_RZ 200                   an axis, by its kernel name
//     BTN_EAST 1                   a button
//     SYN                          ends a report
//     GLIDE ABS_RZ 0 255 800       one report every 8 ms, from 0 to 255 in 800 ms
//     WAIT 300                     says nothing for 300 ms
//     UNPLUG                       goes away
//
// It writes "node /dev/input/event3" first; then "upload …", "play …", "erase …" and "gain …" as they come, and at the
// end "reports N".
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/uinput.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { REPORT_MS = 8 };

typedef struct {
    const char *name;
    int type, code, minimum, maximum;
} part;

static const part parts[] = {
    {"ABS_X", EV_ABS, ABS_X, -32768, 32767},   {"ABS_Y", EV_ABS, ABS_Y, -32768, 32767},
    {"ABS_RX", EV_ABS, ABS_RX, -32768, 32767}, {"ABS_RY", EV_ABS, ABS_RY, -32768, 32767},
    {"ABS_Z", EV_ABS, ABS_Z, 0, 255},          {"ABS_RZ", EV_ABS, ABS_RZ, 0, 255},
    {"BTN_SOUTH", EV_KEY, BTN_SOUTH, 0, 1},    {"BTN_EAST", EV_KEY, BTN_EAST, 0, 1},
    {"BTN_NORTH", EV_KEY, BTN_NORTH, 0, 1},    {"BTN_WEST", EV_KEY, BTN_WEST, 0, 1},
    {"BTN_TL", EV_KEY, BTN_TL, 0, 1},          {"BTN_TR", EV_KEY, BTN_TR, 0, 1},
    {"BTN_SELECT", EV_KEY, BTN_SELECT, 0, 1},  {"BTN_START", EV_KEY, BTN_START, 0, 1},
};
enum { PARTS = sizeof parts / sizeof *parts };

static int pad;
// Reports that the kernel passes on: one in which nothing changed goes no further.
static unsigned long reports;
static int values[PARTS];
static bool changed;

static void fail(const char *what) {
    printf("%s: %s\n", what, strerror(errno));
    exit(1);
}

static const part *find(const char *name) {
    for (int i = 0; i < PARTS; ++i)
        if (!strcmp(parts[i].name, name)) return &parts[i];
    printf("there is no %s\n", name);
    exit(64);
}

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void say(int type, int code, int value) {
    struct input_event event = {.type = type, .code = code, .value = value};
    if (write(pad, &event, sizeof event) != sizeof event) fail("saying an event");
    if (type != EV_SYN) return;
    reports += changed;
    changed = false;
}

static void set(const part *p, int value) {
    changed |= values[p - parts] != value;
    values[p - parts] = value;
    say(p->type, p->code, value);
}

// What a program asks of the motors. An upload waits in the kernel until it is answered here.
static void serve(const struct input_event *event) {
    if (event->type == EV_FF) {
        if (event->code == FF_GAIN) printf("gain %d\n", event->value);
        else printf("play id=%d value=%d\n", event->code, event->value);
    } else if (event->type == EV_UINPUT && event->code == UI_FF_UPLOAD) {
        struct uinput_ff_upload upload = {.request_id = event->value};
        if (ioctl(pad, UI_BEGIN_FF_UPLOAD, &upload)) fail("taking an effect");
        const struct ff_effect *effect = &upload.effect;
        if (effect->type == FF_RUMBLE)
            printf("upload id=%d rumble strong=%u weak=%u length=%u\n", effect->id, effect->u.rumble.strong_magnitude,
                effect->u.rumble.weak_magnitude, effect->replay.length);
        else if (effect->type == FF_CONSTANT)
            printf("upload id=%d constant level=%d length=%u\n", effect->id, effect->u.constant.level, effect->replay.length);
        else if (effect->type == FF_PERIODIC)
            printf("upload id=%d periodic magnitude=%d period=%u length=%u\n", effect->id, effect->u.periodic.magnitude,
                effect->u.periodic.period, effect->replay.length);
        else printf("upload id=%d type=%#x\n", effect->id, effect->type);
        upload.retval = 0;
        if (ioctl(pad, UI_END_FF_UPLOAD, &upload)) fail("answering an effect");
    } else if (event->type == EV_UINPUT && event->code == UI_FF_ERASE) {
        struct uinput_ff_erase erase = {.request_id = event->value};
        if (ioctl(pad, UI_BEGIN_FF_ERASE, &erase)) fail("forgetting an effect");
        printf("erase id=%u\n", erase.effect_id);
        erase.retval = 0;
        if (ioctl(pad, UI_END_FF_ERASE, &erase)) fail("forgetting an effect");
    }
}

// Serves what is asked until the time has come.
static void rest(int64_t until) {
    for (;;) {
        int64_t left = until - now();
        if (left <= 0) return;
        struct pollfd wait = {.fd = pad, .events = POLLIN};
        if (poll(&wait, 1, (int)left) <= 0) continue;
        struct input_event event;
        while (read(pad, &event, sizeof event) == sizeof event) serve(&event);
    }
}

static void glide(const char *words) {
    char name[32];
    int from, to, milliseconds;
    if (sscanf(words, "%31s %d %d %d", name, &from, &to, &milliseconds) != 4) fail(words);
    const part *axis = find(name);
    int64_t began = now();
    for (int at = 0; at <= milliseconds; at += REPORT_MS) {
        rest(began + at);
        set(axis, from + (int)((int64_t)(to - from) * at / milliseconds));
        say(EV_SYN, SYN_REPORT, 0);
    }
    set(axis, to);
    say(EV_SYN, SYN_REPORT, 0);
}

static void make(void) {
    pad = open("/dev/uinput", O_RDWR | O_NONBLOCK);
    if (pad < 0) fail("/dev/uinput");
    const int kinds[] = {EV_ABS, EV_KEY, EV_FF};
    const int effects[] = {FF_RUMBLE, FF_PERIODIC, FF_SINE, FF_SQUARE, FF_TRIANGLE, FF_CONSTANT, FF_GAIN};
    for (int i = 0; i < 3; ++i) ioctl(pad, UI_SET_EVBIT, kinds[i]);
    for (int i = 0; i < 7; ++i) ioctl(pad, UI_SET_FFBIT, effects[i]);
    for (int i = 0; i < PARTS; ++i) {
        const part *p = &parts[i];
        if (p->type == EV_KEY) {
            ioctl(pad, UI_SET_KEYBIT, p->code);
            continue;
        }
        struct uinput_abs_setup axis = {.code = p->code, .absinfo = {.minimum = p->minimum, .maximum = p->maximum}};
        if (ioctl(pad, UI_ABS_SETUP, &axis)) fail(p->name);
    }
    // Vendor and product that are set aside for tests.
    struct uinput_setup setup = {.id = {BUS_USB, 0x1209, 0x0001, 1}, .ff_effects_max = 16};
    strcpy(setup.name, "Senshi test gamepad");
    if (ioctl(pad, UI_DEV_SETUP, &setup) || ioctl(pad, UI_DEV_CREATE)) fail("making the gamepad");
    char name[64] = "", folder[128];
    ioctl(pad, UI_GET_SYSNAME(sizeof name), name);
    snprintf(folder, sizeof folder, "/sys/devices/virtual/input/%s", name);
    DIR *entries = opendir(folder);
    for (struct dirent *entry; entries && (entry = readdir(entries));)
        if (!strncmp(entry->d_name, "event", 5)) printf("node /dev/input/%s\n", entry->d_name);
}

int main(void) {
    setvbuf(stdout, NULL, _IOLBF, 0);
    make();
    char line[128];
    int value;
    size_t length = 0;
    for (;;) {
        // One byte at a time: between two commands the motors are served too.
        struct pollfd both[] = {{.fd = 0, .events = POLLIN}, {.fd = pad, .events = POLLIN}};
        if (poll(both, 2, -1) < 0) continue;
        struct input_event event;
        while (read(pad, &event, sizeof event) == sizeof event) serve(&event);
        if (!(both[0].revents & (POLLIN | POLLHUP))) continue;
        if (read(0, line + length, 1) != 1) break;
        if (line[length] != '\n' && length + 2 < sizeof line) {
            ++length;
            continue;
        }
        line[length] = 0;
        length = 0;
        char word[32] = "";
        sscanf(line, "%31s", word);
        if (!*word) continue;
        if (!strcmp(word, "UNPLUG")) break;
        if (!strcmp(word, "SYN")) say(EV_SYN, SYN_REPORT, 0);
        else if (!strcmp(word, "WAIT")) rest(now() + atoi(line + 5));
        else if (!strcmp(word, "GLIDE")) glide(line + 6);
        else if (sscanf(line, "%*s %d", &value) == 1) set(find(word), value);
    }
    ioctl(pad, UI_DEV_DESTROY);
    printf("reports %lu\n", reports);
    return 0;
}
