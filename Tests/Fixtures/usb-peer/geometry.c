#include "geometry.h"
#include <math.h>

static const double a = .060, b = .1025, c = .01443, d = .01125, e = .01125, f = -.025, r = .040, s = -.02309;
static const double legs[3] = {105, -15, -135};
static const double count = 0.0364347, zero = 35, degree = M_PI / 180;

static bool leg(const double place[3], int i, double *counts) {
    double phi = legs[i] * degree;
    double u = place[0] * cos(phi) + place[1] * sin(phi) - r;
    double v = -place[0] * sin(phi) + place[1] * cos(phi) - s;
    double w = place[2];
    double q = (v + f) / b;
    if (fabs(q) > 1) return false;
    double reach = d + e + b * sin(acos(q));
    double distance = hypot(u + c, w);
    // The triangle of the motor's axis, the crank's end and the parallelogram's end.
    double cosine = (a * a + distance * distance - reach * reach) / (2 * a * distance);
    if (fabs(cosine) > 1) return false;
    double angle = atan2(w, u + c) - acos(cosine);
    *counts = (angle / degree - zero) / count;
    return true;
}

bool falcon_counts(const double place[3], double counts[3]) {
    for (int i = 0; i < 3; i++)
        if (!leg(place, i, &counts[i])) return false;
    return true;
}

bool falcon_force(const double place[3], const double motors[3], double force[3]) {
    // torque = (dp/dθ)ᵀ F, so F = (dθ/dp)ᵀ torque, and dθ/dp is what the counts do when the place moves a little.
    double torque[3];
    for (int i = 0; i < 3; i++) torque[i] = motors[i] / -10000.0;
    for (int axis = 0; axis < 3; axis++) {
        double more[3] = {place[0], place[1], place[2]}, less[3] = {place[0], place[1], place[2]}, high[3], low[3];
        more[axis] += 1e-5;
        less[axis] -= 1e-5;
        if (!falcon_counts(more, high) || !falcon_counts(less, low)) return false;
        force[axis] = 0;
        for (int i = 0; i < 3; i++) force[axis] += torque[i] * (high[i] - low[i]) * count * degree / 2e-5;
    }
    return true;
}
