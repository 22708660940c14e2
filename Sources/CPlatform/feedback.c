#include "feedback.h"
#include <errno.h>
#include <linux/input.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

int feedback_upload(int descriptor, feedback_kind kind, uint16_t strong, uint16_t weak, uint16_t length, uint16_t fade) {
    struct ff_effect effect;
    memset(&effect, 0, sizeof effect);
    effect.id = -1;
    effect.replay.length = length;
    uint16_t size = strong > weak ? strong : weak;
    struct ff_envelope envelope = {.fade_length = fade, .fade_level = 0};
    switch (kind) {
    case feedback_rumble:
        effect.type = FF_RUMBLE;
        effect.u.rumble.strong_magnitude = strong;
        effect.u.rumble.weak_magnitude = weak;
        break;
    case feedback_sine:
        effect.type = FF_PERIODIC;
        effect.u.periodic.waveform = FF_SINE;
        // 125 Hz and, where it is to be finer, 250 Hz: where fingertips feel best.
        effect.u.periodic.period = strong >= weak ? 8 : 4;
        effect.u.periodic.magnitude = (int16_t)(size / 2);
        effect.u.periodic.envelope = envelope;
        break;
    case feedback_constant:
        effect.type = FF_CONSTANT;
        effect.u.constant.level = (int16_t)(size / 2);
        effect.u.constant.envelope = envelope;
        break;
    }
    return ioctl(descriptor, EVIOCSFF, &effect) < 0 ? -errno : effect.id;
}

static int send_event(int descriptor, uint16_t code, int value) {
    struct input_event event;
    memset(&event, 0, sizeof event);
    event.type = EV_FF;
    event.code = code;
    event.value = value;
    return write(descriptor, &event, sizeof event) == sizeof event ? 0 : errno;
}

int feedback_play(int descriptor, int effect, int plays) { return send_event(descriptor, (uint16_t)effect, plays); }
int feedback_gain(int descriptor, uint16_t gain) { return send_event(descriptor, FF_GAIN, gain); }
void feedback_erase(int descriptor, int effect) { (void)ioctl(descriptor, EVIOCRMFF, effect); }
