#include "station.h"
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

// The address and its length; 0 where the path is too long. A name that begins with @ is not in the file system.
static socklen_t fill(struct sockaddr_un *address, const char *path) {
    size_t length = strlen(path);
    memset(address, 0, sizeof *address);
    address->sun_family = AF_UNIX;
    if (length == 0 || length >= sizeof address->sun_path) return 0;
    memcpy(address->sun_path, path, length);
    if (path[0] == '@') {
        address->sun_path[0] = 0;
        return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
    }
    return sizeof *address;
}

int station_notify(const char *text) {
    const char *path = getenv("NOTIFY_SOCKET");
    if (!path || !*path) return -1;
    struct sockaddr_un address;
    socklen_t length = fill(&address, path);
    if (!length) return ENAMETOOLONG;
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return errno;
    ssize_t sent = sendto(fd, text, strlen(text), MSG_NOSIGNAL | MSG_DONTWAIT, (struct sockaddr *)&address, length);
    int trouble = sent < 0 ? errno : 0;
    close(fd);
    return trouble;
}

int station_is_journal(int descriptor) {
    const char *stream = getenv("JOURNAL_STREAM");
    unsigned long long device, inode;
    struct stat facts;
    if (!stream || sscanf(stream, "%llu:%llu", &device, &inode) != 2 || fstat(descriptor, &facts)) return 0;
    return facts.st_dev == device && facts.st_ino == inode;
}

static void be_patient(int fd) {
    struct timeval limit = {.tv_sec = 5};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

int station_listen(const char *path, mode_t mode) {
    struct sockaddr_un address;
    socklen_t length = fill(&address, path);
    if (!length || path[0] == '@') return -ENAMETOOLONG;
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return -errno;
    unlink(path);
    // Nobody may use it before its mode is right.
    mode_t before = umask(0177);
    int bound = bind(fd, (struct sockaddr *)&address, length);
    int trouble = errno;
    umask(before);
    if (bound || chmod(path, mode) || listen(fd, 16)) {
        if (!bound) trouble = errno;
        close(fd);
        return -trouble;
    }
    return fd;
}

int station_accept(int listener, int milliseconds, station_peer *peer) {
    struct pollfd waiting = {.fd = listener, .events = POLLIN};
    int ready = poll(&waiting, 1, milliseconds);
    if (ready <= 0) return ready < 0 && errno != EINTR ? -errno : -EAGAIN;
    int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    if (fd < 0) return -errno;
    struct ucred who;
    socklen_t length = sizeof who;
    if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &length)) {
        int trouble = errno;
        close(fd);
        return -trouble;
    }
    *peer = (station_peer){who.pid, who.uid, who.gid};
    be_patient(fd);
    return fd;
}

int station_connect(const char *path) {
    struct sockaddr_un address;
    socklen_t length = fill(&address, path);
    if (!length) return -ENAMETOOLONG;
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return -errno;
    be_patient(fd);
    if (connect(fd, (struct sockaddr *)&address, length)) {
        int trouble = errno;
        close(fd);
        return -trouble;
    }
    return fd;
}

static volatile sig_atomic_t reloads;

static void note_reload(int number) {
    (void)number;
    reloads = 1;
}

void station_catch_reload(void) {
    struct sigaction action = {.sa_handler = note_reload, .sa_flags = SA_RESTART};
    sigfillset(&action.sa_mask);
    sigaction(SIGHUP, &action, NULL);
}

int station_take_reload(void) {
    int taken = reloads;
    reloads = 0;
    return taken;
}
