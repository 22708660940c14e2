// A signal that strikes a command while its device lives on, so that a test sees what the device is told afterwards.
#pragma once
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <dirent.h>
#include <poll.h>
#include <sched.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// How long the device is still there after the strike, µs.
enum { strike_aftermath = 400000 };

// No signal: the thread that moves the device's bytes is held, and the rest of the program goes on.
enum { strike_hang = -1 };

// KILL, STOP, SEGV or HANG; 0 for any other name.
static inline int strike_named(const char *name, size_t length) {
    static const struct { const char *name; int number; } all[] = {{"KILL", SIGKILL}, {"STOP", SIGSTOP}, {"SEGV", SIGSEGV}, {"HANG", strike_hang}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (strlen(all[i].name) == length && !strncmp(all[i].name, name, length)) return all[i].number;
    return 0;
}

// The thread of a program that moves the bytes of a USB or a serial wire, or writes to a node; 0 where there is none.
static inline pid_t strike_wire(pid_t program) {
    char path[300], name[32] = "";
    snprintf(path, sizeof path, "/proc/%d/task", program);
    DIR *tasks = opendir(path);
    pid_t found = 0;
    for (struct dirent *entry; tasks && !found && (entry = readdir(tasks));) {
        snprintf(path, sizeof path, "/proc/%d/task/%.20s/comm", program, entry->d_name);
        FILE *file = fopen(path, "r");
        if (!file) continue;
        if (fgets(name, sizeof name, file) && (!strcmp(name, "senshi-usb\n") || !strcmp(name, "senshi-serial\n") ||
                                               !strcmp(name, "senshi-device\n")))
            found = atoi(entry->d_name);
        fclose(file);
    }
    if (tasks) closedir(tasks);
    return found;
}

// The thread that is held; the same in every file that includes this.
__attribute__((weak)) pid_t strike_held;

// Strikes the program: a signal, or its wire's thread is held as a debugger holds one.
static inline void strike_with(pid_t program, int number) {
    if (number != strike_hang) {
        kill(program, number);
        return;
    }
    pid_t wire = strike_wire(program);
    if (wire && !ptrace(PTRACE_SEIZE, wire, NULL, NULL) && !ptrace(PTRACE_INTERRUPT, wire, NULL, NULL)) {
        waitpid(wire, NULL, __WALL);
        strike_held = wire;
    }
}

// A program whose thread is held can end only when whoever holds it has heard of the thread's end.
static inline void strike_release(void) {
    int status;
    if (strike_held && waitpid(strike_held, &status, WNOHANG | __WALL) == strike_held && !WIFSTOPPED(status)) strike_held = 0;
}

// Lets the held thread go.
static inline void strike_let_go(void) {
    if (strike_held) ptrace(PTRACE_DETACH, strike_held, NULL, NULL);
    strike_held = 0;
}

// True where the program still reads while its thread is held. A thread that is held in the middle of a call of umockdev's has
// the descriptor's lock, and holds the reading thread up too, as no kernel would: then it is let go, to be struck again.
static inline int strike_is_between_calls(const long *reads) {
    if (!strike_held) return 1;
    long before = __atomic_load_n(reads, __ATOMIC_SEQ_CST);
    usleep(20000);
    if (__atomic_load_n(reads, __ATOMIC_SEQ_CST) != before) return 1;
    strike_let_go();
    usleep(3000);
    return 0;
}

// Holds the struck thread for so long, s, or until the program ends.
static inline void strike_hold(pid_t program, double seconds) {
    for (long ms = 0; strike_held && !kill(program, 0); usleep(1000), ms++) {
        strike_release();
        if (ms >= seconds * 1000) strike_let_go();
    }
}

// Takes a stop or a hang back.
static inline void strike_over(pid_t program, int number) {
    if (number == SIGSTOP) kill(program, SIGCONT);
    if (number == strike_hang) ptrace(PTRACE_DETACH, strike_wire(program), NULL, NULL);
}

// The struck program, to be asked whether it is over: whoever else waits for its end may be late.
__attribute__((weak)) int strike_descriptor = -1;

static inline void strike_watch(pid_t program) { strike_descriptor = (int)syscall(SYS_pidfd_open, program, 0); }

static inline int strike_is_over(void) {
    struct pollfd p = {strike_descriptor, POLLIN, 0};
    return strike_descriptor >= 0 && poll(&p, 1, 0) > 0;
}

// A device keeps its time however busy the host is: best effort, below the program's own threads. Its command begins without.
static inline void strike_keep_time(int keeps) {
    struct sched_param priority = {.sched_priority = keeps ? 70 : 0};
    sched_setscheduler(0, keeps ? SCHED_FIFO : SCHED_OTHER, &priority);
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
