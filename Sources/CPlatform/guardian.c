#include "guardian.h"
#include "cplatform.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/input.h>
#include <linux/usbdevice_fs.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

extern char **environ;

enum { page_descriptor = 3, device_descriptor = 4, parent_descriptor = 5, first_free = 6 };
enum { ended = 2, firing = 3, finishing = 4 };
// Between two looks, ms.
enum { interval = 5 };
// Zeros that the device must take after the parent's death: a torn packet before the first one costs that one, not the rest.
enum { last_zeros = 20 };
// How long a device that takes none is told all the same, ns (assumed).
static const int64_t longest_farewell = 5000000000;

struct guardian_page *guardian_create(int *descriptor) {
    int fd = memfd_create("senshi-guardian", MFD_CLOEXEC);
    if (fd < 0) return NULL;
    if (ftruncate(fd, sizeof(struct guardian_page))) {
        close(fd);
        return NULL;
    }
    void *page = mmap(NULL, sizeof(struct guardian_page), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, fd, 0);
    if (page == MAP_FAILED) {
        close(fd);
        return NULL;
    }
    *descriptor = fd;
    return page;
}

void guardian_free(struct guardian_page *page, int descriptor) {
    munmap(page, sizeof *page);
    close(descriptor);
}

uint32_t guardian_beat(struct guardian_page *page) {
    __atomic_add_fetch(&page->beats, 1, __ATOMIC_RELEASE);
    return __atomic_load_n(&page->fired, __ATOMIC_ACQUIRE);
}

void guardian_prepare(struct guardian_page *page, uint32_t kind, uint32_t endpoint, const void *bytes, uint32_t length) {
    __atomic_store_n(&page->length, 0, __ATOMIC_RELEASE);
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    page->kind = kind;
    page->endpoint = endpoint;
    memcpy(page->packet, bytes, length);
    __atomic_store_n(&page->length, length, __ATOMIC_RELEASE);
}

uint32_t guardian_looks(struct guardian_page *page) { return __atomic_load_n(&page->looks, __ATOMIC_ACQUIRE); }

void guardian_end(struct guardian_page *page) { __atomic_store_n(&page->state, ended, __ATOMIC_RELEASE); }

void guardian_fire(struct guardian_page *page) { __atomic_store_n(&page->state, firing, __ATOMIC_RELEASE); }

void guardian_finish(struct guardian_page *page) { __atomic_store_n(&page->state, finishing, __ATOMIC_RELEASE); }

int guardian_is_ready(struct guardian_page *page) { return __atomic_load_n(&page->ready, __ATOMIC_ACQUIRE) != 0; }

int guardian_lives(pid_t process) { return waitpid(process, NULL, WNOHANG) == 0; }

// Copies above everything that the child will be given, so that no copy lands on another.
static int lifted(int descriptor) { return fcntl(descriptor, F_DUPFD_CLOEXEC, 16); }

int guardian_spawn(const char *program, int page, int device, pid_t *process) {
    int given[3] = {lifted(page), lifted(device), (int)syscall(SYS_pidfd_open, getpid(), 0)};
    int error = 0;
    for (int i = 0; i < 3; ++i) {
        if (given[i] < 0) error = errno;
    }
    if (!error && given[2] < 16) {
        int high = lifted(given[2]);
        if (high < 0) error = errno;
        close(given[2]);
        given[2] = high;
    }
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, given[0], page_descriptor);
    posix_spawn_file_actions_adddup2(&actions, given[1], device_descriptor);
    posix_spawn_file_actions_adddup2(&actions, given[2], parent_descriptor);
    posix_spawn_file_actions_addclosefrom_np(&actions, first_free);
    // A session of its own: what ends the parent's terminal or process group must not end the guardian.
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
    char *arguments[] = {(char *)program, "guardian", NULL};
    if (!error) error = posix_spawn(process, program, &actions, &attributes, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    for (int i = 0; i < 3; ++i) {
        if (given[i] >= 0) close(given[i]);
    }
    return error;
}

// What became of a zero.
typedef enum { refused, taken, gone } answer;

// The device's other end is gone, or it refused this time.
static answer why(void) {
    int hung_up = errno == EIO && isatty(device_descriptor);
    return hung_up || errno == ENODEV || errno == ENXIO || errno == EBADF ? gone : refused;
}

static answer stop_effects(const struct guardian_page *page, uint32_t length) {
    for (uint32_t at = 0; at + 2 <= length; at += 2) {
        struct input_event event = {.type = EV_FF, .code = (uint16_t)(page->packet[at] | page->packet[at + 1] << 8)};
        if (write(device_descriptor, &event, sizeof event) < 0) return why();
    }
    return taken;
}

static answer write_all(const struct guardian_page *page, uint32_t length) {
    // What still waits on a line would come before the zero.
    if (isatty(device_descriptor)) tcflush(device_descriptor, TCOFLUSH);
    for (uint32_t at = 0; at + 2 <= length;) {
        uint32_t count = page->packet[at] | (uint32_t)page->packet[at + 1] << 8;
        at += 2;
        if (at + count > length) return refused;
        struct pollfd free = {.fd = device_descriptor, .events = POLLOUT};
        if (poll(&free, 1, 0) <= 0) return refused;
        ssize_t sent = write(device_descriptor, page->packet + at, count);
        if (sent < 0) return why();
        // The rest of it goes with the next, from its beginning.
        if (sent < (ssize_t)count) return refused;
        at += count;
    }
    return taken;
}

static answer write_bulk(struct guardian_page *page, uint32_t length) {
    struct usbdevfs_bulktransfer transfer = {
        .ep = page->endpoint, .len = length, .timeout = interval, .data = page->packet};
    if (ioctl(device_descriptor, USBDEVFS_BULK, &transfer) >= 0) return taken;
    if (errno != EPIPE) return why();
    // A halted pipe takes nothing until it is cleared.
    unsigned int endpoint = page->endpoint;
    ioctl(device_descriptor, USBDEVFS_CLEAR_HALT, &endpoint);
    return ioctl(device_descriptor, USBDEVFS_BULK, &transfer) >= 0 ? taken : why();
}

static answer take_force_off(struct guardian_page *page) {
    uint32_t length = __atomic_load_n(&page->length, __ATOMIC_ACQUIRE);
    answer answered = taken;
    switch (length > 0 && length <= guardian_packet ? page->kind : 0) {
    case guardian_write: answered = write_all(page, length); break;
    case guardian_usb_bulk: answered = write_bulk(page, length); break;
    case guardian_evdev_stop: answered = stop_effects(page, length); break;
    }
    __atomic_add_fetch(&page->fired, 1, __ATOMIC_RELEASE);
    return answered;
}

// The last zeros of a run: until the device has taken them.
static void take_leave(struct guardian_page *page) {
    int64_t last = cplatform_now() + longest_farewell;
    for (int zeros = 0; zeros < last_zeros && cplatform_now() < last;) {
        answer answered = take_force_off(page);
        if (answered == gone) return;
        if (answered == taken) ++zeros;
        cplatform_sleep_until(cplatform_now() + interval * 1000000LL);
    }
}

int guardian_watch(void) {
    struct guardian_page *page =
        mmap(NULL, sizeof *page, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, page_descriptor, 0);
    if (page == MAP_FAILED || page->length > guardian_packet) return 1;
    int ignored[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGTSTP, SIGTTIN, SIGTTOU, SIGUSR1, SIGUSR2};
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; ++i) signal(ignored[i], SIG_IGN);
    prctl(PR_SET_NAME, "senshi-guardian");
    cplatform_lock_memory();
    cplatform_schedule_fifo(85);
    __atomic_store_n(&page->ready, 1, __ATOMIC_RELEASE);
    uint64_t seen = 0;
    int64_t since = cplatform_now();
    for (;;) {
        struct pollfd parent = {.fd = parent_descriptor, .events = POLLIN};
        int dead = poll(&parent, 1, interval) > 0;
        __atomic_add_fetch(&page->looks, 1, __ATOMIC_RELEASE);
        uint32_t state = __atomic_load_n(&page->state, __ATOMIC_ACQUIRE);
        if (state == ended) return 0;
        if (dead || state == finishing) break;
        if (state == firing) {
            take_force_off(page);
            continue;
        }
        uint64_t beats = __atomic_load_n(&page->beats, __ATOMIC_ACQUIRE);
        int64_t now = cplatform_now();
        if (beats != seen) {
            seen = beats;
            since = now;
        } else if (beats && now - since >= page->patience) {
            // The heart stands still: again and again, until it beats.
            take_force_off(page);
        }
    }
    take_leave(page);
    return 0;
}
