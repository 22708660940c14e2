// A signal that strikes a command while its device lives on, so that a test sees what the device is told afterwards.
#pragma once
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// How long the device is still there after the strike, µs.
enum { strike_aftermath = 400000 };

// KILL, STOP or SEGV; 0 for any other name.
static inline int strike_named(const char *name, size_t length) {
    static const struct { const char *name; int number; } all[] = {{"KILL", SIGKILL}, {"STOP", SIGSTOP}, {"SEGV", SIGSEGV}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (strlen(all[i].name) == length && !strncmp(all[i].name, name, length)) return all[i].number;
    return 0;
}

// What LD_PRELOAD must be for a command whose guardian is to reach the device too: see retake.c.
static inline void strike_preload(const char *node) {
    char self[512], all[2048];
    const char *more = getenv("LD_PRELOAD");
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    self[length > 0 ? length : 0] = 0;
    char *slash = strrchr(self, '/');
    if (slash) *slash = 0;
    snprintf(all, sizeof all, "libumockdev-preload.so.0:%s/retake.so%s%s", self, more ? ":" : "", more ? more : "");
    setenv("LD_PRELOAD", all, 1);
    setenv("SENSHI_RETAKE", node, 1);
    // A crash is a crash: its report on the screen may take minutes.
    setenv("SWIFT_BACKTRACE", "enable=no", 1);
}
