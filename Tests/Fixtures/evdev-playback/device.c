#define _GNU_SOURCE
#include "device.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <umockdev.h>
#include <unistd.h>

struct device {
    const recording *recording;
    UMockdevTestbed *testbed;
    UMockdevIoctlBase *answers;
    char node[128];
    int pipe;
    pthread_mutex_t lock;
    // Under the lock: what the kernel would know.
    unsigned char keys[KEY_CNT / 8];
    struct input_absinfo axes[ABS_CNT];
    int clock, releases, effects;
    bool opened, grabbed;
    struct timespec made;
    long reads;
    volatile bool ended;
};

static void fail(const char *what, const char *why) {
    fprintf(stderr, "evdev-playback: %s: %s.\n", what, why);
    exit(70);
}

// Copies at most what the caller asked for, and says how many bytes, as the kernel does.
static long answer(UMockdevIoctlData *to, const void *bytes, size_t size, size_t asked) {
    size_t n = size < asked ? size : asked;
    umockdev_ioctl_data_update(to, 0, (guint8 *)bytes, (gint)n);
    return (long)n;
}

static long answer_read(device *d, unsigned number, size_t asked, UMockdevIoctlData *to, int *error) {
    const recording *r = d->recording;
    static const unsigned char none[KEY_CNT / 8];
    int version = EV_VERSION, most = 16;
    if (number == _IOC_NR(EVIOCGVERSION)) return answer(to, &version, sizeof version, asked), 0;
    if (number == _IOC_NR(EVIOCGEFFECTS)) return answer(to, &most, sizeof most, asked), 0;
    if (number == _IOC_NR(EVIOCGID)) return answer(to, &r->id, sizeof r->id, asked), 0;
    if (number == _IOC_NR(EVIOCGNAME(0))) return answer(to, r->name, strlen(r->name) + 1, asked);
    if (number == _IOC_NR(EVIOCGPROP(0))) return answer(to, r->properties, sizeof r->properties, asked);
    if (number == _IOC_NR(EVIOCGKEY(0))) return answer(to, d->keys, sizeof d->keys, asked);
    if (number == _IOC_NR(EVIOCGLED(0)) || number == _IOC_NR(EVIOCGSND(0)) || number == _IOC_NR(EVIOCGSW(0)))
        return answer(to, none, sizeof none, asked);
    if (number >= _IOC_NR(EVIOCGBIT(0, 0)) && number < _IOC_NR(EVIOCGBIT(EV_CNT, 0)))
        return answer(to, r->bits[number - _IOC_NR(EVIOCGBIT(0, 0))], sizeof r->bits[0], asked);
    if (number >= _IOC_NR(EVIOCGABS(0)) && number < _IOC_NR(EVIOCGABS(0)) + ABS_CNT)
        return answer(to, &d->axes[number - _IOC_NR(EVIOCGABS(0))], sizeof d->axes[0], asked), 0;
    // No physical path, no serial number, no slots: the recording has none.
    *error = number == _IOC_NR(EVIOCGPHYS(0)) || number == _IOC_NR(EVIOCGUNIQ(0)) ? ENOENT : EINVAL;
    return -1;
}

// An effect gets the next number; what it is goes to standard error.
static void take_effect(device *d, UMockdevIoctlData *memory) {
    struct ff_effect effect;
    memcpy(&effect, memory->data, sizeof effect);
    if (effect.id < 0) effect.id = (short)d->effects++;
    if (effect.type == FF_RUMBLE)
        fprintf(stderr, "EFFECT %d rumble strong %u weak %u length %u\n", effect.id, effect.u.rumble.strong_magnitude,
                effect.u.rumble.weak_magnitude, effect.replay.length);
    else if (effect.type == FF_PERIODIC)
        fprintf(stderr, "EFFECT %d sine magnitude %d period %u fade %u length %u\n", effect.id,
                effect.u.periodic.magnitude, effect.u.periodic.period, effect.u.periodic.envelope.fade_length,
                effect.replay.length);
    else
        fprintf(stderr, "EFFECT %d constant level %d length %u\n", effect.id, effect.u.constant.level,
                effect.replay.length);
    umockdev_ioctl_data_update(memory, 0, (guint8 *)&effect, sizeof effect);
}

// Plays and stops of effects, and the gain, go to standard error with the ms since the device was made.
static gboolean on_write(UMockdevIoctlBase *base, UMockdevIoctlClient *client, gpointer user) {
    (void)base;
    device *d = user;
    UMockdevIoctlData *sent = umockdev_ioctl_client_get_arg(client);
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    long at = (t.tv_sec - d->made.tv_sec) * 1000 + (t.tv_nsec - d->made.tv_nsec) / 1000000;
    const struct input_event *e = (void *)sent->data;
    if (sent->data_len >= (int)sizeof *e && e->type == EV_FF) {
        if (e->code == FF_GAIN) fprintf(stderr, "GAIN %d\n", e->value);
        else fprintf(stderr, "PLAY %d %d at %ld\n", e->code, e->value, at);
    }
    umockdev_ioctl_client_complete(client, sent->data_len, 0);
    return TRUE;
}

// A reader that may also write holds its own end of the pipe open, so the end of the device has to be told.
static gboolean on_read(UMockdevIoctlBase *base, UMockdevIoctlClient *client, gpointer user) {
    (void)base;
    device *d = user;
    int left = 0;
    __atomic_add_fetch(&d->reads, 1, __ATOMIC_SEQ_CST);
    if (!d->ended || ioctl(d->pipe, FIONREAD, &left) < 0 || left > 0) return FALSE;
    umockdev_ioctl_client_complete(client, -1, ENODEV);
    return TRUE;
}

static gboolean on_ioctl(UMockdevIoctlBase *base, UMockdevIoctlClient *client, gpointer user) {
    (void)base;
    device *d = user;
    unsigned long request = umockdev_ioctl_client_get_request(client);
    if (_IOC_TYPE(request) != 'E') return FALSE;
    UMockdevIoctlData *argument = umockdev_ioctl_client_get_arg(client);
    long result = 0;
    int error = 0;
    pthread_mutex_lock(&d->lock);
    d->opened = true;
    if (request == EVIOCGRAB) {
        bool grab = *(unsigned long *)argument->data != 0;
        if (d->grabbed && !grab) d->releases++;
        d->grabbed = grab;
    } else if (request == EVIOCRMFF) {
        fprintf(stderr, "ERASE %d\n", *(int *)argument->data);
    } else {
        UMockdevIoctlData *memory = umockdev_ioctl_data_resolve(argument, 0, _IOC_SIZE(request), NULL);
        if (!memory) {
            result = -1;
            error = EFAULT;
        } else if (request == EVIOCSCLOCKID) {
            d->clock = *(int *)memory->data;
        } else if (request == EVIOCSFF) {
            take_effect(d, memory);
        } else if (_IOC_DIR(request) == _IOC_READ) {
            result = answer_read(d, _IOC_NR(request), _IOC_SIZE(request), memory, &error);
        } else {
            result = -1;
            error = EINVAL;
        }
    }
    pthread_mutex_unlock(&d->lock);
    umockdev_ioctl_client_complete(client, result, error);
    return TRUE;
}

// Nobody but root may read the node, though anybody may reach it; umockdev wants its own socket reached before.
static void lock(const char *root, const char *node, const char *path) {
    char *socket = NULL;
    if (asprintf(&socket, "%s/ioctl%s", root, node) < 0 || chmod(socket, 0666) || chmod(root, 0755) || chmod(path, 0))
        fail(path, strerror(errno));
    free(socket);
}

device *device_plug(const recording *r, const char *node, bool locked) {
    device *d = calloc(1, sizeof *d);
    if (!d) fail("the device can't be made", strerror(errno));
    d->recording = r;
    d->clock = CLOCK_REALTIME;
    memcpy(d->axes, r->axes, sizeof d->axes);
    snprintf(d->node, sizeof d->node, "%s", node);
    pthread_mutex_init(&d->lock, NULL);
    const char *slash = strrchr(node, '/');
    if (strncmp(node, "/dev/input/event", 16) || !slash) fail(node, "a node is called /dev/input/eventN");
    d->testbed = umockdev_testbed_new();
    char text[512];
    snprintf(text, sizeof text,
             "P: /devices/virtual/input/input9/%s\nN: input/%s\nE: SUBSYSTEM=input\nE: DEVNAME=%s\n"
             "E: MAJOR=13\nE: MINOR=%d\n\n", slash + 1, slash + 1, node, 64 + atoi(slash + 6));
    GError *trouble = NULL;
    if (!umockdev_testbed_add_from_string(d->testbed, text, &trouble)) fail("umockdev", trouble->message);
    d->answers = umockdev_ioctl_base_new();
    clock_gettime(CLOCK_MONOTONIC, &d->made);
    g_signal_connect(d->answers, "handle-ioctl", G_CALLBACK(on_ioctl), d);
    g_signal_connect(d->answers, "handle-read", G_CALLBACK(on_read), d);
    g_signal_connect(d->answers, "handle-write", G_CALLBACK(on_write), d);
    if (!umockdev_testbed_attach_ioctl(d->testbed, node, d->answers, &trouble)) fail("umockdev", trouble->message);
    // umockdev's own node is a terminal, which may cut an event in two; a pipe never does.
    char *root = umockdev_testbed_get_root_dir(d->testbed), *path = NULL;
    if (asprintf(&path, "%s%s", root, node) < 0) fail("the node can't be named", strerror(errno));
    unlink(path);
    if (mkfifo(path, 0600) || (d->pipe = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC)) < 0) fail(path, strerror(errno));
    if (locked) lock(root, node, path);
    free(path);
    g_free(root);
    return d;
}

bool device_wait_until_taken(device *d, bool on_open, bool (*done)(void)) {
    for (;;) {
        pthread_mutex_lock(&d->lock);
        bool taken = on_open ? d->opened : d->grabbed;
        pthread_mutex_unlock(&d->lock);
        if (taken || done()) return taken;
        usleep(2000);
    }
}

int device_clock(device *d) {
    pthread_mutex_lock(&d->lock);
    int clock = d->clock;
    pthread_mutex_unlock(&d->lock);
    return clock;
}

int device_releases(device *d) {
    pthread_mutex_lock(&d->lock);
    int releases = d->releases;
    pthread_mutex_unlock(&d->lock);
    return releases;
}

void device_feel(device *d, const recorded_event *events, int count) {
    pthread_mutex_lock(&d->lock);
    for (int i = 0; i < count; i++) {
        const recorded_event *e = events + i;
        if (e->type == EV_ABS && e->code < ABS_CNT) d->axes[e->code].value = e->value;
        if (e->type == EV_KEY && e->code < KEY_CNT) {
            unsigned char bit = (unsigned char)(1 << e->code % 8);
            if (e->value) d->keys[e->code / 8] |= bit;
            else d->keys[e->code / 8] &= (unsigned char)~bit;
        }
    }
    pthread_mutex_unlock(&d->lock);
}

bool device_send(device *d, const struct input_event *events, int count) {
    // Below 4,096 bytes a pipe takes all or nothing.
    ssize_t size = (ssize_t)((size_t)count * sizeof *events);
    ssize_t sent = write(d->pipe, events, (size_t)size);
    if (sent != size && !(sent < 0 && errno == EAGAIN)) fail("the reader's pipe", strerror(errno));
    return sent == size;
}

void device_unplug(device *d) {
    d->ended = true;
}

const long *device_reads(const device *d) { return &d->reads; }

double device_age(const device *d) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)(t.tv_sec - d->made.tv_sec) + (double)(t.tv_nsec - d->made.tv_nsec) * 1e-9;
}

void device_free(device *d) {
    close(d->pipe);
    umockdev_testbed_detach_ioctl(d->testbed, d->node, NULL);
    g_object_unref(d->answers);
    g_object_unref(d->testbed);
    pthread_mutex_destroy(&d->lock);
    free(d);
}
