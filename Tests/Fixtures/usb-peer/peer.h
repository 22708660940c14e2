// What both peers share: the hand that moves them, and how they misbehave.
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef struct {
    bool polhem;
    bool loaded;       // the Falcon's program runs already
    bool forgets;      // its program is gone after it was unplugged
    bool homed;        // its legs have passed their marks already
    bool locked;       // nobody but root may open the node
    bool absent;       // nothing is plugged in
    const char *driver;// the kernel driver that holds the interface
    const char *image; // what the firmware must be, byte for byte
    const char *trace; // a file that gets every exchange as a line
    int split;         // at most so many bytes of data in a packet
    int status_only;   // so many packets of modem status before each reply
    int bad_echo;      // the chunk that comes back wrong, or -1
    int bad_echoes;    // how often it does
    int refuse;        // 1: never greets; 2: never agrees to the speed; 3: refuses the requests
    int greet_after;   // greets at this try
    long silent_after; // no reply from this exchange on, or -1
    long unplug_after; // gone at this exchange, or -1
    int unplug_chunk;  // gone at this chunk of the firmware, or -1
    long stall_after;  // the IN pipe stalls at this exchange, or -1
    long stall_force;  // the IN pipe stalls at this frame of force, or -1
    long stall_out;    // the OUT pipe stalls at this frame of force, 0: from the beginning, or -1
    int stalls_out;    // so many more times, each right after it was cleared
    double stall_for;  // and again whenever it is cleared, for so long from the first on, s
    bool stall_strike; // the OUT pipe stalls when the command is struck
    int hold_halt;     // clearing a stalled pipe takes so long, ms
    int lose;          // every so manieth frame from the host is not seen, or 0
    int buttons;       // those of a Falcon that are down, the first in bit 0
    int garbage;       // so many bytes of no frame before each reply
    double weigh;      // kg: a person weighs the grip and hangs this on it; else the hand of a session moves it
    double strength;   // its motors make this many times what they should
    double pace;       // replies at least so many seconds apart
} options;

extern options peer;

// CLOCK_MONOTONIC, ns.
int64_t now(void);

// Where the hand has the grip, m from the workspace's middle, so many seconds after the device was homed.
void hand(double seconds, double place[3]);

// The device was told some force, or none, at an instant, ns.
void felt(bool force, int64_t time);

// One exchange for the trace.
void trace(int64_t time, const double place[3], const double told[3], int information);
