#include "cterminal.h"
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static int terminal = -1;
static struct termios before, taken;
static volatile sig_atomic_t is_taken;

static const int ending[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGABRT, SIGILL, SIGTRAP, SIGFPE, SIGBUS, SIGSEGV};
enum { endings = sizeof ending / sizeof *ending };
static struct sigaction earlier[endings];

static int in_foreground(int descriptor) { return tcgetpgrp(descriptor) == getpgrp(); }

static void put_back(void) {
    // A job in the background must leave the terminal to the shell, which has put it right already.
    if (is_taken && in_foreground(terminal)) tcsetattr(terminal, TCSANOW, &before);
}

void cterminal_give_back(void) {
    put_back();
    is_taken = 0;
}

// Puts the terminal back, then lets the signal do what it did before this program took the terminal.
static void pass_on(int number) {
    int error = errno;
    cterminal_give_back();
    for (int i = 0; i < endings; ++i) {
        if (ending[i] == number) sigaction(number, &earlier[i], NULL);
    }
    // Delivered to this thread once the handler returns.
    raise(number);
    errno = error;
}

static void catch_endings(void) {
    for (int i = 0; i < endings; ++i) {
        struct sigaction now;
        if (sigaction(ending[i], NULL, &now) || now.sa_handler == SIG_IGN || now.sa_handler == pass_on) continue;
        earlier[i] = now;
        struct sigaction action = {.sa_handler = pass_on, .sa_flags = SA_ONSTACK | SA_RESTART};
        sigfillset(&action.sa_mask);
        sigaction(ending[i], &action, NULL);
    }
}

static void stop(int number);

static void catch_stops(void) {
    struct sigaction now, action = {.sa_handler = stop, .sa_flags = SA_ONSTACK | SA_RESTART};
    sigfillset(&action.sa_mask);
    if (!sigaction(SIGTSTP, NULL, &now) && now.sa_handler != SIG_IGN) sigaction(SIGTSTP, &action, NULL);
}

// Takes the terminal again where a stop has put it back, if the shell has brought the process to the foreground.
static void go_on(int number) {
    (void)number;
    int error = errno;
    if (is_taken && in_foreground(terminal)) tcsetattr(terminal, TCSANOW, &taken);
    errno = error;
}

// ^Z: puts the terminal back, stops here, and goes on from here when the shell says so.
static void stop(int number) {
    int error = errno;
    put_back();
    signal(number, SIG_DFL);
    sigset_t only, earlier_mask;
    sigemptyset(&only);
    sigaddset(&only, number);
    raise(number);
    pthread_sigmask(SIG_UNBLOCK, &only, &earlier_mask);
    pthread_sigmask(SIG_SETMASK, &earlier_mask, NULL);
    catch_stops();
    go_on(number);
    errno = error;
}

int cterminal_take(int descriptor) {
    if (is_taken) return EALREADY;
    if (!isatty(descriptor)) return ENOTTY;
    if (!in_foreground(descriptor)) return EBUSY;
    if (tcgetattr(descriptor, &before)) return errno;
    taken = before;
    // Signals of the keyboard (^C, ^Z) stay; a read returns at once with what is there.
    taken.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    taken.c_cc[VMIN] = 0;
    taken.c_cc[VTIME] = 0;

    static int prepared;
    terminal = descriptor;
    if (!prepared) {
        if (atexit(cterminal_give_back)) return ENOMEM;
        struct sigaction action = {.sa_handler = go_on, .sa_flags = SA_ONSTACK | SA_RESTART};
        sigemptyset(&action.sa_mask);
        sigaction(SIGCONT, &action, NULL);
        catch_stops();
        prepared = 1;
    }
    is_taken = 1;
    catch_endings();
    if (tcsetattr(descriptor, TCSANOW, &taken)) {
        is_taken = 0;
        return errno;
    }
    return 0;
}

int64_t cterminal_typed(uint8_t *bytes, int64_t capacity) {
    if (!is_taken || !in_foreground(terminal)) return 0;
    // Asked first, so that a read can't wait even where somebody else has put the terminal back.
    struct pollfd ready = {.fd = terminal, .events = POLLIN};
    if (poll(&ready, 1, 0) <= 0) return 0;
    if (!(ready.revents & POLLIN)) return -1;
    ssize_t count = read(terminal, bytes, (size_t)capacity);
    if (count < 0) return errno == EINTR || errno == EAGAIN ? 0 : -1;
    return count;
}

int cterminal_columns(int descriptor) {
    struct winsize size;
    return ioctl(descriptor, TIOCGWINSZ, &size) ? 0 : size.ws_col;
}
