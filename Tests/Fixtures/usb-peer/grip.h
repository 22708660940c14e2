#pragma once
#include <stdint.h>
// A grip that yields, m above the workspace's middle, under the force that its motors make upward, N, at an instant, ns:
// a person hangs a weight on it (kg), lifts it and pushes it down as the calibration asks, and says so by a button, which
// is in `buttons` while it is down.
double grip(double weight, double force, int64_t time, int *buttons);
