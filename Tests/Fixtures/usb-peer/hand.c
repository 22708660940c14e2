#include "peer.h"
#include <math.h>

// Out of the skin for a moment, then in and out again: 20 mm above it to 15 mm below, at up to 90 mm/s.
void hand(double seconds, double place[3]) {
    place[0] = 0.001 * sin(seconds);
    place[1] = 0.001 * sin(1.3 * seconds);
    double out = seconds < 0.5 ? 0.020 * (1 - cos(M_PI * seconds / 0.5)) / 2 : 0.020;
    double in = seconds < 1 ? 0 : 0.035 * (1 - cos(2 * M_PI * (seconds - 1) / 1.25)) / 2;
    place[2] = out - in;
}
