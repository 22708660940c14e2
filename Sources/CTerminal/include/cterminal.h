// The terminal's own state: what has to be put back even when the program dies.
//
// One terminal per process. Not for the servo thread.
#pragma once
#include <stdint.h>

// Takes keys one by one, not shown and not waited for, on a terminal that this process is in the foreground of.
// From then on the old state comes back at exit, and before any signal that ends or stops the process takes its course.
// 0, or errno: ENOTTY for what is no terminal, EBUSY in the background, EALREADY when taken already.
int cterminal_take(int descriptor);
// Puts the old state back. Safe at any time, any number of times.
void cterminal_give_back(void);
// What was typed since the last call, at most `capacity` bytes. 0 where nothing was; −1 where the terminal is gone.
int64_t cterminal_typed(uint8_t *bytes, int64_t capacity);
// Columns of the terminal, 0 where it is none or does not say.
int cterminal_columns(int descriptor);
