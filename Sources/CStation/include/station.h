// What a daemon asks of the kernel and of systemd that Swift can't name. Not for the servo thread.
#pragma once
#include <stddef.h>
#include <sys/types.h>

// Who is at the other end of a local socket, as the kernel says it.
typedef struct {
    pid_t process;
    uid_t user;
    gid_t group;
} station_peer;

// One datagram to $NOTIFY_SOCKET. 0 where it was sent, -1 where nobody asked for one, errno otherwise.
int station_notify(const char *text);
// True where the descriptor leads to the journal, which reads priorities at the beginning of a line.
int station_is_journal(int descriptor);
// Listens on a local socket that only `mode` may use; one that is there already is replaced. The descriptor, or -errno.
int station_listen(const char *path, mode_t mode);
// Waits at most so long for somebody. The descriptor, whose reads and writes wait 5 s at most, or -errno; -EAGAIN where
// nobody came.
int station_accept(int listener, int milliseconds, station_peer *peer);
// Speaks to a local socket, with the same patience. The descriptor, or -errno.
int station_connect(const char *path);
// From now on SIGHUP is counted instead of asking for the end. After cplatform_catch_requests.
void station_catch_reload(void);
// True where SIGHUP came since the last time.
int station_take_reload(void);
