#include "cplatform.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <termios.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>
#include <alloca.h>

static int64_t nanoseconds(struct timespec t) { return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec; }

int64_t cplatform_now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return nanoseconds(t);
}

int64_t cplatform_sleep_until(int64_t deadline) {
    struct timespec t = {.tv_sec = deadline / 1000000000, .tv_nsec = deadline % 1000000000};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL) == EINTR) {
    }
    return cplatform_now();
}

void cplatform_signal_raise(cplatform_signal *s) {
    __atomic_fetch_add(&s->raised, 1, __ATOMIC_SEQ_CST);
    if (__atomic_load_n(&s->waiting, __ATOMIC_SEQ_CST))
        syscall(SYS_futex, &s->raised, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
}

uint32_t cplatform_signal_count(const cplatform_signal *s) { return __atomic_load_n(&s->raised, __ATOMIC_ACQUIRE); }

uint32_t cplatform_signal_await(cplatform_signal *s, uint32_t seen, int64_t deadline, int64_t spin) {
    uint32_t raised = cplatform_signal_count(s);
    if (raised != seen) return raised;
    if (spin > 0)
        for (int64_t end = cplatform_now() + spin; cplatform_now() < end;)
            if ((raised = cplatform_signal_count(s)) != seen) return raised;
    struct timespec until = {.tv_sec = deadline / 1000000000, .tv_nsec = deadline % 1000000000};
    __atomic_store_n(&s->waiting, 1, __ATOMIC_SEQ_CST);
    while ((raised = __atomic_load_n(&s->raised, __ATOMIC_SEQ_CST)) == seen) {
        // The bitset form takes an absolute instant of CLOCK_MONOTONIC.
        long status = syscall(SYS_futex, &s->raised, FUTEX_WAIT_BITSET_PRIVATE, seen, &until, NULL,
                              FUTEX_BITSET_MATCH_ANY);
        if (status < 0 && errno == ETIMEDOUT) break;
    }
    __atomic_store_n(&s->waiting, 0, __ATOMIC_SEQ_CST);
    return cplatform_signal_count(s);
}

void cplatform_name_thread(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }

int cplatform_schedule_fifo(int priority) {
    struct sched_param p = {.sched_priority = priority};
    return sched_setscheduler(0, SCHED_FIFO, &p) ? errno : 0;
}

void cplatform_unlock_memory(void) { munlockall(); }

int cplatform_lock_memory(void) { return mlockall(MCL_CURRENT | MCL_FUTURE) ? errno : 0; }

void cplatform_prefault_stack(uint64_t bytes) {
    volatile char *p = alloca(bytes);
    for (uint64_t i = 0; i < bytes; i += 4096) p[i] = 0;
}

int cplatform_pin(int cpu) {
    cpu_set_t s;
    CPU_ZERO(&s);
    CPU_SET(cpu, &s);
    return sched_setaffinity(0, sizeof s, &s) ? errno : 0;
}

int cplatform_hold_latency(void) {
    int fd = open("/dev/cpu_dma_latency", O_WRONLY | O_CLOEXEC);
    if (fd < 0) return -errno;
    int32_t zero = 0;
    if (write(fd, &zero, sizeof zero) != sizeof zero) {
        int e = errno;
        close(fd);
        return -e;
    }
    return fd;
}

static int64_t limit(int which) {
    struct rlimit r;
    if (getrlimit(which, &r)) return -1;
    return r.rlim_cur == RLIM_INFINITY ? INT64_MAX : (int64_t)r.rlim_cur;
}

int64_t cplatform_realtime_limit(void) { return limit(RLIMIT_RTPRIO); }
int64_t cplatform_memlock_limit(void) { return limit(RLIMIT_MEMLOCK); }
int cplatform_descriptor_of(const char *node) {
    size_t length = strlen(node);
    int found = -1;
    for (int fd = 3; fd < 1024; ++fd) {
        char path[32], target[512];
        snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
        ssize_t count = readlink(path, target, sizeof target);
        // In a test bed the node lies in a folder of its own.
        if (count < (ssize_t)length || memcmp(target + count - length, node, length)) continue;
        int flags = fcntl(fd, F_GETFL);
        if (flags >= 0 && (flags & O_ACCMODE) != O_RDONLY) found = fd;
    }
    return found;
}

void cplatform_close(int descriptor) { close(descriptor); }

int64_t cplatform_slept(void) {
    struct timespec awake, all, again;
    // Between two readings of the one clock, so that an interruption is not taken for sleep.
    clock_gettime(CLOCK_MONOTONIC, &awake);
    clock_gettime(CLOCK_BOOTTIME, &all);
    clock_gettime(CLOCK_MONOTONIC, &again);
    return nanoseconds(all) - nanoseconds(awake) - (nanoseconds(again) - nanoseconds(awake)) / 2;
}

int cplatform_make_bell(void) {
    int fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    return fd < 0 ? -errno : fd;
}

void cplatform_ring(int bell) {
    uint64_t one = 1;
    if (write(bell, &one, sizeof one) < 0) return;
}

void cplatform_await(int bell, int milliseconds) {
    struct pollfd rung = {.fd = bell, .events = POLLIN};
    uint64_t count;
    if (poll(&rung, 1, milliseconds) > 0 && read(bell, &count, sizeof count) < 0) return;
}

int cplatform_open_line(const char *path) {
    int fd = open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) return -errno;
    struct termios line;
    if (!tcgetattr(fd, &line)) {
        cfmakeraw(&line);
        tcsetattr(fd, TCSANOW, &line);
    }
    return fd;
}

int cplatform_put(int descriptor, const void *bytes, uint64_t length) {
    ssize_t written = write(descriptor, bytes, length);
    if (written < 0) return errno;
    return (uint64_t)written == length ? 0 : EAGAIN;
}

static volatile sig_atomic_t requests;

static void note_request(int number) {
    __atomic_or_fetch((volatile int *)&requests, number == SIGUSR1 ? 2 : 1, __ATOMIC_RELEASE);
}

void cplatform_catch_requests(void) {
    int caught[] = {SIGINT, SIGTERM, SIGHUP, SIGUSR1};
    sigset_t let_in;
    sigemptyset(&let_in);
    for (size_t i = 0; i < sizeof caught / sizeof *caught; ++i) {
        struct sigaction now, action = {.sa_handler = note_request, .sa_flags = SA_RESTART};
        sigfillset(&action.sa_mask);
        if (!sigaction(caught[i], NULL, &now) && now.sa_handler != SIG_IGN) sigaction(caught[i], &action, NULL);
        sigaddset(&let_in, caught[i]);
    }
    // Whoever started this program may have blocked them, as a thread of a pool does.
    pthread_sigmask(SIG_UNBLOCK, &let_in, NULL);
}

int cplatform_take_requests(void) {
    return __atomic_exchange_n((volatile int *)&requests, 0, __ATOMIC_ACQUIRE);
}

int cplatform_lock_file(int descriptor) { return flock(descriptor, LOCK_EX | LOCK_NB) ? errno : 0; }

int cplatform_connect(const char *path, int is_abstract) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t length = strlen(path);
    if (length + 1 >= sizeof address.sun_path) return -ENAMETOOLONG;
    memcpy(address.sun_path + (is_abstract ? 1 : 0), path, length);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return -errno;
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length + 1);
    if (connect(fd, (struct sockaddr *)&address, size)) {
        int error = errno;
        close(fd);
        return -error;
    }
    return fd;
}

int64_t cplatform_receive(int socket, void *bytes, uint64_t room, int *descriptor) {
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(sizeof(int))];
    } control;
    struct iovec piece = {.iov_base = bytes, .iov_len = room};
    struct msghdr message = {
        .msg_iov = &piece, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    *descriptor = -1;
    ssize_t count = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    if (count < 0) return -errno;
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    if (head && head->cmsg_level == SOL_SOCKET && head->cmsg_type == SCM_RIGHTS && head->cmsg_len == CMSG_LEN(sizeof(int)))
        memcpy(descriptor, CMSG_DATA(head), sizeof(int));
    return count;
}

int cplatform_join(unsigned long thread, int64_t nanoseconds) {
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    int64_t all = nanoseconds % 1000000000 + until.tv_nsec;
    until.tv_sec += nanoseconds / 1000000000 + all / 1000000000;
    until.tv_nsec = all % 1000000000;
    if (!pthread_timedjoin_np(thread, NULL, &until)) return 1;
    pthread_detach(thread);
    return 0;
}

int cplatform_unsent(int line) {
    int count = 0;
    return ioctl(line, TIOCOUTQ, &count) ? 0 : count;
}
