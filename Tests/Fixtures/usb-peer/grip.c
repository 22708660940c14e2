#include "grip.h"
#include <math.h>

// kg and N·s/m of the moving parts, N of what the grip weighs beyond its springs, N of the joints' friction.
static const double mass = 0.25, damping = 1.5, bare = 0.4, friction = 0.12, gravity = 9.80665;
// A person sees by the force what is asked for. Without any they say yes, at this second and every so many; the second
// time they have hung the weight on. With some they lift and let go, wait, push down and let go, and wait.
static const double yes = 0.5, every = 1.5, lift = 0.7, lifted = 1.7, push = 8.0, pushed = 9.0, again = 15.0;

// A force that is gone for less than this, s, is a tick that came too late: nobody takes it for the end.
static const double blink = 0.4;

static double height, speed, since, lastForce;
static int64_t first, last;
static int rounds;
static enum { FREE, HELD } felt = FREE;

// Where the hand wants the grip, m; NAN where it is let go.
static double wanted(double t) {
    if (felt == FREE) return NAN;
    t = fmod(t, again);
    if (t > lift && t < lifted) return 0.018 * fmin(1, (t - lift) / 0.5);
    if (t > push && t < pushed) return -0.025 * fmin(1, (t - push) / 0.5);
    return NAN;
}

static void advance(double step, double load, double force, double t) {
    double sum = force - bare - load * gravity - damping * speed;
    double aim = wanted(t - since);
    if (!isnan(aim)) sum += 1500 * (aim - height) - 25 * speed;
    double change = step * friction / (mass + load), next = speed + step * sum / (mass + load);
    // The joints hold what they can, and slow the rest.
    speed = fabs(next) <= change ? 0 : next - copysign(change, next);
    height += step * speed;
    // It lies on its stop when nothing holds it.
    if (height < -0.045) height = -0.045, speed = 0;
    if (height > 0.045) height = 0.045, speed = 0;
}

double grip(double weight, double force, int64_t time, int *buttons) {
    if (!first) first = last = time;
    double t = (double)(last - first) * 1e-9, end = (double)(time - first) * 1e-9;
    if (force != 0) lastForce = t;
    if (felt == FREE ? force != 0 : t - lastForce > blink) {
        felt = felt == FREE ? HELD : FREE;
        since = t;
        if (felt == HELD) rounds++;
    }
    const double step = 0.0002;
    for (; t + step <= end; t += step) advance(step, rounds > 1 || (rounds == 1 && felt == FREE) ? weight : 0, force, t);
    last = first + (int64_t)(t * 1e9);
    double ago = fmod(t - since, every);
    *buttons = felt == FREE && ago > yes && ago < yes + 0.2 ? 2 : 0;
    return height;
}
