#pragma once
#include <stdbool.h>
// The encoders' counts of a Falcon whose grip is at `place`, m in its own frame (z 0.125 in the middle). Written from the
// published dimensions with the C library's trigonometry, so that it can disagree with Senshi's. False out of reach.
bool falcon_counts(const double place[3], double counts[3]);
// The force on the grip, N, that motor values make there: by turning each crank a little.
bool falcon_force(const double place[3], const double motors[3], double force[3]);
