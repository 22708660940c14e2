// Plays a device of raw HID reports into one command, at the recording's own pace.
//
//     hidraw-peer [--unplug] [--replug SECONDS] [--refuse ID] [--deaf FROM:TO] [--strike KILL|STOP|SEGV|HANG:SECONDS[:SECONDS]] RECORDING -- COMMAND [ARGUMENT...]
//
// The command sees the device as /dev/hidraw3, through umockdev, which is loaded into the command alone. The recording
// is in the text format of hid-recorder: N: name, P: place, U: serial number, I: bus vendor product, E: seconds.micros
// length bytes, all bytes and numbers but the length in hexadecimal. Beyond that, F: length bytes answers a feature report that is asked
// for. Reports start when the command reads for the first time. Whatever the command sends is written to standard
// error, a line each: OUT seconds bytes, SET bytes, GET id. --unplug takes the device away after the last report;
// --replug plugs it in again after so long, plays the recording once more, and then asks the command to end (SIGTERM);
// --refuse makes one feature report fail; --deaf lets what is sent between two instants time out, unheard, and the device outlives the command by then; --strike sends the command a signal, STRUCK seconds, or holds the thread that
// writes, for so long or until the command ends, and the device lives on for a while: AFTER follows what it is sent when the command is over. The command's exit code is returned.
#define _GNU_SOURCE
#include <errno.h>
#include <linux/hidraw.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <signal.h>
#include <time.h>
#include <umockdev.h>
#include <unistd.h>
#include "../strike.h"

enum { LONGEST = 256, MOST_FEATURES = 8, QUEUE = 64 };
static const char *node = "/dev/hidraw3";

typedef struct {
    int count;
    uint8_t bytes[LONGEST];
} report;
typedef struct {
    int64_t at;  // µs
    report report;
} event;

static char name[128] = "Senshi test device", place[128] = "usb-senshi-1/input0", serial[128];
static unsigned bus = 3, vendor, product;
static event *events;
static long event_count;
static report features[MOST_FEATURES];
static int feature_count, refused = -1;
static double deaf_from = -1, deaf_to = -1;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static report queue[QUEUE];
static int first, kept;
static bool reading, gone;
static long reads;
static int64_t zero;

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void fail(const char *what, const char *why) {
    fprintf(stderr, "hidraw-peer: %s: %s.\n", what, why);
    exit(70);
}

static report parse(const char *text) {
    report r = {0};
    int used;
    if (sscanf(text, "%d%n", &r.count, &used) != 1 || r.count < 1 || r.count > LONGEST) fail(text, "no length");
    text += used;
    for (int i = 0; i < r.count; i++) {
        unsigned byte;
        if (sscanf(text, "%x%n", &byte, &used) != 1 || byte > 255) fail(text, "no byte");
        r.bytes[i] = (uint8_t)byte;
        text += used;
    }
    return r;
}

static void load(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) fail(path, strerror(errno));
    char *line = NULL;
    size_t size = 0;
    while (getline(&line, &size, file) > 0) {
        line[strcspn(line, "\r\n")] = 0;
        if (!strncmp(line, "N: ", 3)) snprintf(name, sizeof name, "%.120s", line + 3);
        if (!strncmp(line, "P: ", 3)) snprintf(place, sizeof place, "%.120s", line + 3);
        if (!strncmp(line, "U: ", 3)) snprintf(serial, sizeof serial, "%.120s", line + 3);
        if (!strncmp(line, "I: ", 3)) sscanf(line + 3, "%x %x %x", &bus, &vendor, &product);
        if (!strncmp(line, "F: ", 3) && feature_count < MOST_FEATURES) features[feature_count++] = parse(line + 3);
        if (!strncmp(line, "E: ", 3)) {
            long seconds, micros;
            int used;
            if (sscanf(line + 3, "%ld.%ld%n", &seconds, &micros, &used) != 2) fail(line, "no time");
            events = realloc(events, (size_t)(event_count + 1) * sizeof *events);
            events[event_count++] = (event){seconds * 1000000 + micros, parse(line + 3 + used)};
        }
    }
    free(line);
    fclose(file);
}

static void say(const char *what, const uint8_t *bytes, int count) {
    char text[8 + 3 * LONGEST];
    int n = 0;
    for (int i = 0; i < count && i < LONGEST; i++) n += sprintf(text + n, " %02x", bytes[i]);
    text[n] = 0;
    fprintf(stderr, "%s%s\n", what, text);
}

static long answer(UMockdevIoctlData *to, const void *bytes, size_t size, size_t asked) {
    size_t n = size < asked ? size : asked;
    umockdev_ioctl_data_update(to, 0, (guint8 *)bytes, (gint)n);
    return (long)n;
}

static gboolean on_ioctl(UMockdevIoctlBase *base, UMockdevIoctlClient *client, gpointer user) {
    (void)base, (void)user;
    unsigned long request = umockdev_ioctl_client_get_request(client);
    if (_IOC_TYPE(request) != 'H') return FALSE;
    size_t size = _IOC_SIZE(request);
    UMockdevIoctlData *memory =
        umockdev_ioctl_data_resolve(umockdev_ioctl_client_get_arg(client), 0, size, NULL);
    long result = -1;
    int error = EINVAL;
    struct hidraw_devinfo info = {bus, (short)vendor, (short)product};
    unsigned number = _IOC_NR(request);
    pthread_mutex_lock(&lock);
    bool over = gone;
    pthread_mutex_unlock(&lock);
    if (over) {
        error = ENODEV;
    } else if (!memory) {
        error = EFAULT;
    } else if (number == _IOC_NR(HIDIOCGRAWINFO)) {
        result = (answer(memory, &info, sizeof info, size), 0);
    } else if (number == _IOC_NR(HIDIOCGRAWNAME(0))) {
        result = answer(memory, name, strlen(name) + 1, size);
    } else if (number == _IOC_NR(HIDIOCGRAWPHYS(0))) {
        result = answer(memory, place, strlen(place) + 1, size);
    } else if (number == _IOC_NR(HIDIOCSFEATURE(0))) {
        say("SET", memory->data, (int)size);
        if (memory->data[0] == refused) error = EPIPE;
        else result = (long)size;
    } else if (number == _IOC_NR(HIDIOCGFEATURE(0))) {
        say("GET", memory->data, 1);
        error = EPIPE;
        for (int i = 0; i < feature_count; i++)
            if (features[i].bytes[0] == memory->data[0] && memory->data[0] != refused)
                result = answer(memory, features[i].bytes, (size_t)features[i].count, size);
    }
    umockdev_ioctl_client_complete(client, result, result < 0 ? error : 0);
    return TRUE;
}

static gboolean on_read(UMockdevIoctlBase *base, UMockdevIoctlClient *client, gpointer user) {
    (void)base, (void)user;
    UMockdevIoctlData *memory = umockdev_ioctl_client_get_arg(client);
    pthread_mutex_lock(&lock);
    __atomic_add_fetch(&reads, 1, __ATOMIC_SEQ_CST);
    reading = true;
    long result = -1;
    int error = EAGAIN;
    if (kept > 0) {
        report *r = &queue[first];
        result = answer(memory, r->bytes, (size_t)r->count, (size_t)memory->data_len);
        first = (first + 1) % QUEUE;
        kept--;
    } else if (gone) {
        error = ENODEV;
    }
    pthread_mutex_unlock(&lock);
    umockdev_ioctl_client_complete(client, result, result < 0 ? error : 0);
    return TRUE;
}

static gboolean on_write(UMockdevIoctlBase *base, UMockdevIoctlClient *client, gpointer user) {
    (void)base, (void)user;
    UMockdevIoctlData *memory = umockdev_ioctl_client_get_arg(client);
    pthread_mutex_lock(&lock);
    bool over = gone;
    char what[40];
    double at = zero ? (double)(now() - zero) / 1e6 : -1.0;
    snprintf(what, sizeof what, "OUT %.6f", at);
    pthread_mutex_unlock(&lock);
    if (at >= deaf_from && at < deaf_to) {
        umockdev_ioctl_client_complete(client, -1, ETIMEDOUT);
        return TRUE;
    }
    say(what, memory->data, memory->data_len);
    if (strike_is_over()) fprintf(stderr, "AFTER\n");
    umockdev_ioctl_client_complete(client, over ? -1 : memory->data_len, over ? ENODEV : 0);
    return TRUE;
}

static bool is_reading(void) {
    pthread_mutex_lock(&lock);
    bool r = reading;
    pthread_mutex_unlock(&lock);
    return r;
}

static bool wait_for(pid_t child, int *status) { return waitpid(child, status, WNOHANG) == child; }

static int strike;
static double strike_at, strike_for = 1e9;

static void *strikes(void *child) {
    while (!zero || now() < zero + (int64_t)(strike_at * 1e6)) {
        // A command that never read.
        if (strike_is_over()) return NULL;
        usleep(500);
    }
    int64_t struck;
    do {
        struck = now();
        strike_with(*(pid_t *)child, strike);
    } while (!strike_is_between_calls(&reads));
    fprintf(stderr, "STRUCK %.6f\n", (double)(struck - zero) / 1e6);
    strike_hold(*(pid_t *)child, strike_for);
    usleep(strike_aftermath);
    if (strike == SIGSTOP) kill(*(pid_t *)child, SIGKILL);
    return NULL;
}

// Plays all reports from now on. True where the command ended.
static bool play(pid_t child, int *status) {
    bool ended = false;
    pthread_mutex_lock(&lock);
    zero = now() + 50000;
    pthread_mutex_unlock(&lock);
    for (long e = 0; e < event_count && !ended; e++) {
        while (!ended && now() < zero + events[e].at) {
            usleep(500);
            ended = wait_for(child, status);
        }
        pthread_mutex_lock(&lock);
        if (kept < QUEUE) queue[(first + kept++) % QUEUE] = events[e].report;
        pthread_mutex_unlock(&lock);
    }
    return ended;
}

static void plug(bool in) {
    pthread_mutex_lock(&lock);
    gone = !in;
    if (in) reading = false;
    pthread_mutex_unlock(&lock);
}

int main(int argc, char **argv) {
    bool unplug = false;
    double replug = -1;
    const char *recording = NULL;
    int i = 1;
    for (; i < argc && strcmp(argv[i], "--"); i++) {
        if (!strcmp(argv[i], "--unplug")) unplug = true;
        else if (!strcmp(argv[i], "--replug") && i + 1 < argc) replug = atof(argv[++i]);
        else if (!strcmp(argv[i], "--refuse") && i + 1 < argc) refused = (int)strtol(argv[++i], NULL, 0);
        else if (!strcmp(argv[i], "--deaf") && i + 1 < argc) {
            char *colon = strchr(argv[++i], ':');
            deaf_from = atof(argv[i]);
            deaf_to = colon ? atof(colon + 1) : 0;
        } else if (!strcmp(argv[i], "--strike") && i + 1 < argc) {
            char *colon = strchr(argv[++i], ':');
            strike = strike_named(argv[i], colon ? (size_t)(colon - argv[i]) : strlen(argv[i]));
            strike_at = colon ? atof(colon + 1) : 0;
            colon = colon ? strchr(colon + 1, ':') : NULL;
            if (colon) strike_for = atof(colon + 1);
        } else recording = argv[i];
    }
    if (!recording || i + 1 >= argc) fail("usage", "hidraw-peer [--unplug] [--refuse ID] RECORDING -- COMMAND");
    load(recording);
    strike_keep_time(1);
    UMockdevTestbed *testbed = umockdev_testbed_new();
    char text[1024];
    snprintf(text, sizeof text,
             "P: /devices/virtual/misc/uhid/0003:%04X:%04X.0001\nE: SUBSYSTEM=hid\nE: HID_ID=0003:0000%04X:0000%04X\n"
             "E: HID_NAME=%s\nE: HID_UNIQ=%s\n\n"
             "P: /devices/virtual/misc/uhid/0003:%04X:%04X.0001/hidraw/hidraw3\nN: hidraw3\nE: SUBSYSTEM=hidraw\n"
             "E: DEVNAME=%s\nE: MAJOR=240\nE: MINOR=3\nL: device=../..\n\n",
             vendor, product, vendor, product, name, serial, vendor, product, node);
    GError *trouble = NULL;
    if (!umockdev_testbed_add_from_string(testbed, text, &trouble)) fail("umockdev", trouble->message);
    UMockdevIoctlBase *answers = umockdev_ioctl_base_new();
    g_signal_connect(answers, "handle-ioctl", G_CALLBACK(on_ioctl), NULL);
    g_signal_connect(answers, "handle-read", G_CALLBACK(on_read), NULL);
    g_signal_connect(answers, "handle-write", G_CALLBACK(on_write), NULL);
    if (!umockdev_testbed_attach_ioctl(testbed, node, answers, &trouble)) fail("umockdev", trouble->message);
    pid_t child = fork();
    if (child < 0) fail("fork", strerror(errno));
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        strike_keep_time(0);
        strike_preload(node);
        execvp(argv[i + 1], argv + i + 1);
        fprintf(stderr, "hidraw-peer: %s: %s.\n", argv[i + 1], strerror(errno));
        _exit(127);
    }
    strike_watch(child);
    int status = 0;
    bool ended = false;
    pthread_t striking;
    if (strike && pthread_create(&striking, NULL, strikes, &child)) fail("thread", strerror(errno));
    while (!is_reading() && !(ended = wait_for(child, &status))) usleep(1000);
    ended = ended || play(child, &status);
    if (unplug || replug >= 0) {
        usleep(100000);
        plug(false);
    }
    if (replug >= 0 && !ended) {
        usleep((useconds_t)(replug * 1e6));
        plug(true);
        while (!is_reading() && !(ended = wait_for(child, &status))) usleep(1000);
        ended = ended || play(child, &status);
        usleep(300000);
        if (!ended) kill(child, SIGTERM);
    }
    if (!ended && waitpid(child, &status, 0) < 0) fail("waiting", strerror(errno));
    if (strike) pthread_join(striking, NULL);
    while (zero && deaf_to > 0 && now() < zero + (int64_t)(deaf_to * 1e6) + 300000) usleep(1000);
    umockdev_testbed_detach_ioctl(testbed, node, NULL);
    g_object_unref(answers);
    g_object_unref(testbed);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
