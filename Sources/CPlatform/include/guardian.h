// The process that watches over another one and takes the force off its device when that one dies or stands still.
#pragma once
#include <stdint.h>
#include <sys/types.h>

// How "no force" is said to a device. A write is one or more, each with its length (two bytes, little-endian) before it;
// a stop is the numbers of the effects, two bytes each.
enum { guardian_write = 1, guardian_usb_bulk = 2, guardian_evdev_stop = 3 };
// The longest packet, bytes.
enum { guardian_packet = 512 };

// What both processes see. Counters are only touched through the functions below.
struct guardian_page {
    uint64_t beats;
    uint32_t state;
    uint32_t fired;
    uint32_t ready;
    uint32_t looks;
    uint32_t kind;
    uint32_t endpoint;
    // Written last and read first.
    uint32_t length;
    int64_t patience;
    uint8_t packet[guardian_packet];
};

// A page that can be handed to another process, and its descriptor. NULL where the kernel refuses.
struct guardian_page *guardian_create(int *descriptor);
// Gives the page back.
void guardian_free(struct guardian_page *page, int descriptor);
// Changes what takes the force off. A guardian that looks meanwhile finds either the whole or nothing.
void guardian_prepare(struct guardian_page *page, uint32_t kind, uint32_t endpoint, const void *bytes, uint32_t length);
// One more sign of life; how often the guardian has taken the force off so far. One addition and one load.
uint32_t guardian_beat(struct guardian_page *page);
// How often the guardian has looked so far: about 200 times a second.
uint32_t guardian_looks(struct guardian_page *page);
// Says that the device was left at zero, and the guardian may go.
void guardian_end(struct guardian_page *page);
// Says that nobody knows what the device was told last: the force is taken off until this process ends.
void guardian_fire(struct guardian_page *page);
// Says that the device did not take the last zero: the force is taken off until it has, whether this process ends or not.
void guardian_finish(struct guardian_page *page);
// True once the guardian watches.
int guardian_is_ready(struct guardian_page *page);
// Starts `program guardian` with the page, the device and this process's pidfd as descriptors 3, 4 and 5. 0, or errno.
int guardian_spawn(const char *program, int page, int device, pid_t *process);
// True while a child runs; reaps it once it does not.
int guardian_lives(pid_t process);
// The guardian itself, in its own process. Returns when there is nothing left to watch.
int guardian_watch(void);
