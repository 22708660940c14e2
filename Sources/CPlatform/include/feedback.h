// Force feedback of the kernel's input devices, whose requests Swift can't name. Not for the servo thread.
#pragma once
#include <stdint.h>

typedef enum { feedback_rumble, feedback_sine, feedback_constant } feedback_kind;

// Uploads an effect of so many ms that dies away over its last `fade` ms. Its number, or -errno.
int feedback_upload(int descriptor, feedback_kind kind, uint16_t strong, uint16_t weak, uint16_t length, uint16_t fade);
// Plays an effect once, or stops it. 0, or errno.
int feedback_play(int descriptor, int effect, int plays);
// How strong all effects are, 0xffff at most. 0, or errno.
int feedback_gain(int descriptor, uint16_t gain);
// Forgets an effect.
void feedback_erase(int descriptor, int effect);
