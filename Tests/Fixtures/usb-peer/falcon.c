#include "falcon.h"
#include "geometry.h"
#include "grip.h"
#include "peer.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { STATUS = 2, PACKET = 64, ROOM = 1 << 16, LATENCIES = 200000, WINDOWS = 16 };

static enum { SILENT, GREETING, LOADING, RUNNING } state;
static int divisor, latency = 16, greetings;
static uint8_t image[1 << 18];
static long received, chunk;
static bool stalled, out_stalled, left;
// Frames of force so far, when a pipe first stalled, and how long until the device was told zero.
static long forced;
static int64_t stalled_at;
static double halted_for = -1;

// Towards the host.
static uint8_t out[ROOM];
static int out_count, held_ticks, ended_at;
static int64_t next_tick;

// The program.
static uint8_t frame[16];
static int frame_count;
static long exchanges, lost, bad_bytes, forced_unhomed, unanswered;
static int homed, information, told[3];
static int64_t homing_since, homed_at;
static double highest_force, upward;
static int pressed;

// From a reply to the frame that answers it, ns, by opening of the device.
static int64_t replied_at;
static struct { int64_t *all; long count; } windows[WINDOWS];
static int window = -1;

void falcon_plug(void) {
    state = peer.loaded ? RUNNING : SILENT;
    homed = peer.homed ? 7 : 0;
    if (peer.loaded) divisor = 2;
    out_stalled = peer.stall_out == 0;
}

void falcon_replug(void) {
    state = peer.loaded && !peer.forgets ? RUNNING : SILENT;
    homed = greetings = out_count = held_ticks = ended_at = frame_count = 0;
    homing_since = homed_at = replied_at = 0;
    memset(told, 0, sizeof told);
    left = stalled = false;
}

static void say(const uint8_t *bytes, int count) {
    if (out_count + count > ROOM) count = ROOM - out_count;
    memcpy(out + out_count, bytes, (size_t)count);
    out_count += count;
}

bool falcon_request(uint8_t request, uint16_t value) {
    if (peer.refuse == 3 && request == 3) return false;
    if (request == 9) latency = value;
    if (request == 3) {
        divisor = value;
        // The boot loader starts its program when the host goes to the speed of the exchange.
        if (divisor == 2 && state == LOADING) state = RUNNING;
    }
    if (request == 0 && value == 1) out_count = 0;
    if (request == 1 && value == 0x0101) {
        state = GREETING;
        received = chunk = 0;
    }
    return true;
}

static void boot(const uint8_t *bytes, int count) {
    static const uint8_t hello[] = {0x0A, 0x43, 0x0D}, back[] = {0x0A, 0x44, 0x2C, 0x0D};
    if (state == GREETING && divisor == 0x4138 && count == 3 && !memcmp(bytes, hello, 3)) {
        if (peer.refuse == 1 || ++greetings < peer.greet_after) return;
        // Sometimes a zero comes first.
        if (greetings % 2 == 0) say((const uint8_t[]){0}, 1);
        say(back, 4);
    } else if (state == GREETING && divisor == 0x15 && count == 1 && bytes[0] == 0x41) {
        if (peer.refuse == 2) return;
        state = LOADING;
        say(bytes, 1);
    } else if (state == LOADING) {
        if (received + count <= (long)sizeof image) memcpy(image + received, bytes, (size_t)count);
        received += count;
        uint8_t echo[PACKET];
        memcpy(echo, bytes, (size_t)count);
        if (chunk == peer.bad_echo && peer.bad_echoes > 0) {
            peer.bad_echoes--;
            echo[count / 2] ^= 0x20;
        }
        if (chunk == peer.unplug_chunk) left = true;
        chunk++;
        say(echo, count);
    }
}

static double seconds(int64_t since, int64_t time) { return (double)(time - since) * 1e-9; }

// Where a person has the grip who does what homing asks for: out, a moment there, in.
static double homing_height(double t) {
    if (t < 0.6) return 0.100 + 0.065 * t / 0.6;
    if (t < 2.2) return 0.165;
    if (t < 3.0) return 0.165 - 0.085 * (t - 2.2) / 0.8;
    return 0.080;
}

static void place_now(int64_t time, double place[3]) {
    if (homed == 7) {
        if (!homed_at) homed_at = time;
        if (peer.weigh > 0) {
            place[0] = 0;
            place[1] = grip(peer.weigh, upward, time, &pressed);
            place[2] = 0.125;
            return;
        }
        hand(seconds(homed_at, time), place);
        place[2] += 0.125;
        return;
    }
    place[0] = place[1] = 0;
    place[2] = homing_since ? homing_height(seconds(homing_since, time)) : 0.100;
    if (!homing_since || seconds(homing_since, time) < 2.2) return;
    for (int i = 0; i < 3; i++)
        if (place[2] < 0.126 - 0.0005 * i) homed |= 1 << i;
}

static void put(uint8_t *bytes, int value) {
    for (int i = 0; i < 4; i++) bytes[i] = (uint8_t)((((unsigned)value & 0xFFFF) >> (4 * i)) & 15) + 0x41;
}

static int get(const uint8_t *bytes) {
    unsigned value = 0;
    for (int i = 0; i < 4; i++) value |= (unsigned)(bytes[i] - 0x41) << (4 * i);
    return (int16_t)value;
}

static void reply(int64_t time) {
    double place[3], counts[3] = {0}, force[3] = {0};
    place_now(time, place);
    falcon_counts(place, counts);
    double motors[3] = {told[0], told[1], told[2]};
    falcon_force(place, motors, force);
    for (int i = 0; i < 3; i++) force[i] *= peer.strength;
    upward = force[1];
    double from_middle[3] = {place[0], place[1], place[2] - 0.125};
    trace(time, from_middle, force, information);
    double size = sqrt(force[0] * force[0] + force[1] * force[1] + force[2] * force[2]);
    if (size > highest_force) highest_force = size;
    uint8_t bytes[16];
    bytes[0] = '<';
    for (int i = 0; i < 3; i++) {
        // Before its mark a leg counts from wherever it was when the power came.
        double count = counts[i] + (homed & (1 << i) ? 0 : 400 + 90 * i);
        put(bytes + 1 + 4 * i, (int)lrint(count));
    }
    bytes[13] = (uint8_t)(0x41 + (homed << 4) + (peer.buttons | pressed));
    bytes[14] = 0x41;
    bytes[15] = '>';
    for (int i = 0; i < peer.garbage; i++) say((const uint8_t[]){(uint8_t)(i % 3 ? 0x41 + i % 16 : '<')}, 1);
    say(bytes, 16);
    ended_at = out_count;
    held_ticks = peer.status_only;
}

static void run(const uint8_t *bytes, int count, int64_t time) {
    for (int i = 0; i < count; i++) {
        if (bytes[i] == '<') frame_count = 0;
        if (frame_count == 16) {
            bad_bytes++;
            continue;
        }
        frame[frame_count++] = bytes[i];
        if (frame_count < 16) continue;
        if (frame[0] != '<' || frame[15] != '>') {
            bad_bytes += 16;
            continue;
        }
        exchanges++;
        if (replied_at) {
            if (window >= 0 && windows[window].count < LATENCIES)
                windows[window].all[windows[window].count++] = time - replied_at;
            replied_at = 0;
        } else {
            unanswered++;
        }
        if (peer.unplug_after >= 0 && exchanges >= peer.unplug_after) left = true;
        if (peer.stall_after >= 0 && exchanges == peer.stall_after) stalled = true;
        if (peer.lose && exchanges % peer.lose == 0) {
            lost++;
            continue;
        }
        for (int leg = 0; leg < 3; leg++) told[leg] = get(frame + 1 + 4 * leg);
        information = frame[13] - 0x41;
        bool force = told[0] || told[1] || told[2];
        felt(force, time);
        if (force && ++forced == peer.stall_force) stalled = true, stalled_at = time;
        if (force && forced == peer.stall_out) out_stalled = true, stalled_at = time;
        if (!force && stalled_at && halted_for < 0) halted_for = (double)(time - stalled_at) / 1e6;
        if (homed != 7 && (told[0] || told[1] || told[2])) forced_unhomed++;
        if ((information & 1) && !homing_since) homing_since = time;
        if (peer.silent_after >= 0 && exchanges >= peer.silent_after) continue;
        reply(time);
    }
}

bool falcon_write(const uint8_t *bytes, int count, int64_t time) {
    if (out_stalled) return false;
    if (state == RUNNING && divisor == 2) run(bytes, count, time);
    else boot(bytes, count);
    // A packet is full at once; else it waits for the timer.
    if (next_tick < time) next_tick = time + (int64_t)latency * 1000000 - (time - next_tick) % ((int64_t)latency * 1000000);
    return true;
}

int64_t falcon_due(void) {
    return out_count >= PACKET - STATUS && !peer.split && !held_ticks ? 0 : next_tick;
}

int falcon_read(uint8_t *packet, int room, int64_t time) {
    if (stalled) return -1;
    next_tick = time + (int64_t)latency * 1000000;
    packet[0] = 0x01;
    packet[1] = 0x60;
    if (held_ticks > 0) {
        held_ticks--;
        return STATUS;
    }
    int most = room - STATUS;
    if (peer.split && most > peer.split) most = peer.split;
    int count = out_count < most ? out_count : most;
    memcpy(packet + STATUS, out, (size_t)count);
    memmove(out, out + count, (size_t)(out_count - count));
    out_count -= count;
    if (ended_at > 0) {
        ended_at -= count;
        if (ended_at <= 0) {
            ended_at = 0;
            replied_at = now();
        }
    }
    // The rest of a split frame follows at once.
    if (out_count > 0 && peer.split) next_tick = time + 100000;
    return STATUS + count;
}

void falcon_clear_halt(uint8_t endpoint) {
    if (endpoint & 0x80) stalled = false;
    else out_stalled = peer.stalls_out-- > 0 || (stalled_at && now() < stalled_at + (int64_t)(peer.stall_for * 1e9));
}

void falcon_stall_out(void) { out_stalled = true; }

void falcon_claimed(void) {
    replied_at = 0;
    if (window + 1 >= WINDOWS) return;
    window++;
    windows[window].all = calloc(LATENCIES, sizeof(int64_t));
}

bool falcon_leaves(void) { return left; }

static int compare(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

void falcon_totals(void) {
    long matches = -1;
    if (peer.image) {
        FILE *file = fopen(peer.image, "rb");
        static uint8_t wanted[1 << 18];
        long size = file ? (long)fread(wanted, 1, sizeof wanted, file) : -1;
        if (file) fclose(file);
        matches = size == received && !memcmp(wanted, image, (size_t)size);
    }
    fprintf(stderr, "usb-peer: exchanges=%ld unanswered=%ld lost=%ld bad=%ld image=%ld matches=%ld homed=%d "
                    "forced-unhomed=%ld highest=%.3f told=%d,%d,%d lights=%d halted=%.1f\n",
            exchanges, unanswered, lost, bad_bytes, received, matches, homed, forced_unhomed, highest_force, told[0], told[1],
            told[2], information, halted_for);
    for (int i = 0; i <= window; i++) {
        long n = windows[i].count;
        if (n < 10) continue;
        qsort(windows[i].all, (size_t)n, sizeof(int64_t), compare);
        fprintf(stderr, "usb-peer: window=%d exchanges=%ld p50=%.1f p90=%.1f p99=%.1f max=%.1f µs\n", i, n,
                windows[i].all[n / 2] / 1e3, windows[i].all[n * 9 / 10] / 1e3, windows[i].all[n * 99 / 100] / 1e3,
                windows[i].all[n - 1] / 1e3);
    }
}
