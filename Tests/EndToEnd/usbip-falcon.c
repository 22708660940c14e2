// A Falcon on the kernel's own USB bus: USB/IP's virtual host, at the other end of a pair of sockets. What it does is the
// device of ../Fixtures/usb-peer; here is only the wire.
//
//     usbip-falcon IMAGE       compares the firmware that it gets with this file
//
// It does what standard input says (UNPLUG, PLUG), and ends with it. It writes "plugged", "unplugged", "force" where the
// first one comes after none, "zero" where there is none again, and at the end what the device saw.
#define _GNU_SOURCE
#include "../Fixtures/usb-peer/falcon.h"
#include "../Fixtures/usb-peer/peer.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { CMD_SUBMIT = 1, CMD_UNLINK = 2, RET_SUBMIT = 3, RET_UNLINK = 4, FULL_SPEED = 2, MOST = 4096, WAITING = 64 };

// A header of the wire: every number with its high byte first. What follows `endpoint` depends on the command.
typedef struct {
    uint32_t command, number, device, direction, endpoint;
    uint32_t a, b, c, d, e;
    uint8_t setup[8];
} header;

options peer = {.bad_echo = -1, .silent_after = -1, .unplug_after = -1, .unplug_chunk = -1, .stall_after = -1,
                .stall_force = -1, .stall_out = -1};

// 0403:CB48, full speed, interface 0 with bulk IN 0x81 and OUT 0x02.
static const uint8_t device[] = {18, 1, 0, 2, 0, 0, 0, 64, 0x03, 0x04, 0x48, 0xCB, 0, 4, 1, 2, 3, 1};
static const uint8_t configuration[] = {
    9, 2, 32, 0, 1, 1, 0, 0x80, 50,
    9, 4, 0, 0, 2, 0xff, 0xff, 0xff, 0, 7, 5, 0x81, 2, 64, 0, 0, 7, 5, 0x02, 2, 64, 0, 0};

static int wire = -1;
// Reads of the host that wait for a packet, the first of them first.
static struct { uint32_t number, length; } reads[WAITING];
static int read_count;

int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

void felt(bool force, int64_t time) {
    static bool before;
    (void)time;
    if (force != before) puts(force ? "force" : "zero");
    before = force;
}

void trace(int64_t time, const double place[3], const double told[3], int information) {
    (void)time, (void)place, (void)told, (void)information;
}

static void fail(const char *what) {
    printf("%s: %s\n", what, strerror(errno));
    exit(1);
}

static bool take(void *bytes, size_t count) {
    for (char *at = bytes; count > 0;) {
        ssize_t got = read(wire, at, count);
        if (got <= 0) return false;
        at += got;
        count -= (size_t)got;
    }
    return true;
}

static void give(const void *bytes, size_t count) {
    for (const char *at = bytes; count > 0;) {
        ssize_t put = write(wire, at, count);
        if (put <= 0) return;
        at += put;
        count -= (size_t)put;
    }
}

static void answer(uint32_t number, int status, const void *bytes, int count, bool in) {
    uint8_t packet[sizeof(header) + MOST];
    header h = {.command = htonl(RET_SUBMIT), .number = htonl(number), .a = htonl((uint32_t)status), .b = htonl((uint32_t)count)};
    memcpy(packet, &h, sizeof h);
    if (in && count > 0) memcpy(packet + sizeof h, bytes, (size_t)count);
    give(packet, sizeof h + (in ? (size_t)count : 0));
}

static int text(uint8_t *to, const char *words) {
    to[0] = (uint8_t)(2 + 2 * strlen(words));
    to[1] = 3;
    for (int i = 0; words[i]; i++) to[2 + 2 * i] = (uint8_t)words[i], to[3 + 2 * i] = 0;
    return to[0];
}

// What a control request reads, or −1 where the device has no such thing.
static int control_in(const uint8_t *setup, uint8_t *to) {
    static const char *const strings[] = {"", "Novint", "Falcon", "FL0042"};
    static const uint8_t languages[] = {4, 3, 0x09, 0x04};
    if (setup[0] == 0xC0 && setup[1] == 0x0A) return to[0] = 16, 1;
    if (setup[0] == 0x80 && setup[1] == 0) return to[0] = to[1] = 0, 2;
    if (setup[0] != 0x80 || setup[1] != 6) return -1;
    switch (setup[3]) {
        case 1: memcpy(to, device, sizeof device); return sizeof device;
        case 2: memcpy(to, configuration, sizeof configuration); return sizeof configuration;
        case 3:
            if (setup[2] == 0) return memcpy(to, languages, sizeof languages), (int)sizeof languages;
            return setup[2] <= 3 ? text(to, strings[setup[2]]) : -1;
        default: return -1;
    }
}

static void control(const header *h, uint32_t number, bool in, uint32_t length) {
    const uint8_t *setup = h->setup;
    if (in) {
        uint8_t bytes[256];
        int wanted = setup[6] | setup[7] << 8, count = control_in(setup, bytes);
        answer(number, count < 0 ? -EPIPE : 0, bytes, count < 0 ? 0 : count < wanted ? count : wanted, true);
        return;
    }
    bool taken = setup[0] != 0x40 || falcon_request(setup[1], (uint16_t)(setup[2] | setup[3] << 8));
    // The halt of the endpoint is cleared.
    if (setup[0] == 0x02 && setup[1] == 1) falcon_clear_halt(setup[4]);
    answer(number, taken ? 0 : -EPIPE, NULL, (int)length, false);
}

static void unlink_read(uint32_t number, uint32_t which) {
    int status = 0;
    for (int i = 0; i < read_count; i++) {
        if (reads[i].number != which) continue;
        status = -ECONNRESET;
        memmove(&reads[i], &reads[i + 1], sizeof reads[0] * (size_t)(--read_count - i));
        break;
    }
    header h = {.command = htonl(RET_UNLINK), .number = htonl(number), .a = htonl((uint32_t)status)};
    give(&h, sizeof h);
}

// One request of the kernel's. False where it has ended the connection.
static bool serve(void) {
    header h;
    uint8_t bytes[MOST];
    if (!take(&h, sizeof h)) return false;
    uint32_t number = ntohl(h.number), length = ntohl(h.b);
    if (ntohl(h.command) == CMD_UNLINK) return unlink_read(number, ntohl(h.a)), true;
    bool in = ntohl(h.direction) == 1;
    if (length > MOST || (!in && length && !take(bytes, length))) return false;
    if (ntohl(h.endpoint) == 0) control(&h, number, in, length);
    else if (!in) {
        falcon_write(bytes, (int)length, now());
        answer(number, 0, NULL, (int)length, false);
    } else if (read_count < WAITING) {
        reads[read_count].number = number;
        reads[read_count++].length = length;
    } else answer(number, -EPIPE, NULL, 0, true);
    return true;
}

static void deliver(void) {
    while (read_count > 0 && falcon_due() <= now()) {
        uint8_t packet[64];
        uint32_t number = reads[0].number;
        int count = falcon_read(packet, reads[0].length < 64 ? (int)reads[0].length : 64, now());
        memmove(&reads[0], &reads[1], sizeof reads[0] * (size_t)--read_count);
        answer(number, count < 0 ? -EPIPE : 0, packet, count < 0 ? 0 : count, true);
    }
}

static void plug(void) {
    int pair[2];
    char words[64];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair)) fail("a pair of sockets");
    int attach = open("/sys/devices/platform/vhci_hcd.0/attach", O_WRONLY | O_CLOEXEC);
    if (attach < 0) fail("vhci_hcd");
    int count = snprintf(words, sizeof words, "0 %d %d %d", pair[1], 0x10002, FULL_SPEED);
    if (write(attach, words, (size_t)count) != count) fail("attaching the device");
    close(attach);
    close(pair[1]);
    wire = pair[0];
    read_count = 0;
    puts("plugged");
}

static void unplug(void) {
    if (wire < 0) return;
    close(wire);
    wire = -1;
    falcon_replug();
    puts("unplugged");
}

// One word of standard input. False at its end.
static bool obey(void) {
    char line[64];
    if (!fgets(line, sizeof line, stdin)) return false;
    if (!strncmp(line, "UNPLUG", 6)) unplug();
    else if (!strncmp(line, "PLUG", 4) && wire < 0) plug();
    return true;
}

int main(int count, char **words) {
    setvbuf(stdout, NULL, _IOLBF, 0);
    setvbuf(stdin, NULL, _IONBF, 0);
    signal(SIGPIPE, SIG_IGN);
    peer.image = count > 1 ? words[1] : NULL;
    falcon_plug();
    plug();
    for (;;) {
        int64_t left = wire >= 0 && read_count > 0 ? falcon_due() - now() : 100000000;
        struct timespec wait = {.tv_nsec = left < 0 ? 0 : left > 100000000 ? 100000000 : (long)left};
        struct pollfd both[] = {{.fd = 0, .events = POLLIN}, {.fd = wire, .events = POLLIN}};
        if (ppoll(both, 2, &wait, NULL) < 0) continue;
        if (both[1].revents & POLLIN && !serve()) unplug();
        if (wire >= 0) deliver();
        if (both[0].revents & (POLLIN | POLLHUP) && !obey()) break;
    }
    fflush(stdout);
    dup2(1, 2);
    falcon_totals();
    return 0;
}
