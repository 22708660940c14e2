// A force device that exists only here, for one command.
//
//     usb-peer [options] -- COMMAND [ARGUMENT…]
//
// A Falcon on a USB bus of its own (umockdev, loaded into the command alone): its serial converter, its boot loader, and
// its program with the exchange. Or, with --polhem, a Polhem on a pseudo terminal; {node} in an argument becomes its path.
// The command's exit code is returned. Standard error ends with what the device saw.
#define _GNU_SOURCE
#include "bus.h"
#include "falcon.h"
#include "peer.h"
#include "polhem.h"
#include "../strike.h"
#include <errno.h>
#include <getopt.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const char *usage =
    "usage: usb-peer [options] -- COMMAND [ARGUMENT...]\n"
    "  --polhem               a Polhem on a pseudo terminal; else a Falcon on a USB bus\n"
    "  --loaded, --homed      the Falcon's program runs already, and its legs have passed their marks\n"
    "  --absent               nothing is plugged in\n"
    "  --locked               nobody but root may open the node\n"
    "  --driver NAME          this kernel driver holds the interface\n"
    "  --image FILE           compare the firmware with this file\n"
    "  --trace FILE           every exchange: seconds,x,y,z,fx,fy,fz,information\n"
    "  --split N              at most N bytes of data in a packet\n"
    "  --status-only N        N packets of modem status before each reply\n"
    "  --garbage N            N bytes of no frame before each reply\n"
    "  --lose N               every Nth frame from the host is not seen\n"
    "  --refuse greeting|handshake|requests\n"
    "  --greet-after N        greet back at the Nth try\n"
    "  --bad-echo CHUNK:TIMES\n"
    "  --silent-after N       no reply from the Nth exchange on\n"
    "  --stall-after N        the IN pipe stalls at the Nth exchange\n"
    "  --stall-in-force N     the IN pipe stalls at the Nth frame of force\n"
    "  --stall-out-after N[:M]   the OUT pipe stalls at the Nth frame of force (0: from the beginning), and M times more,\n"
    "                         each right after it was cleared\n"
    "  --stall-out-for SECONDS   for so long it stalls again whenever it was cleared; the device outlives the command by that\n"
    "  --stall-out-at-strike  the OUT pipe stalls when the command is struck\n"
    "  --hold-halt N          clearing a stalled pipe takes N ms\n"
    "  --keep-time            best effort in real time, however busy the host is\n"
    "  --unplug-after N       gone at the Nth exchange\n"
    "  --unplug-at-chunk N    gone at the Nth chunk of the firmware\n"
    "  --strike KILL|STOP|SEGV|HANG   the command gets this signal while the hand feels force, or its wire's\n"
    "                         thread is held\n"
    "  --keep-hold            it is held until the command ends, and the device lives on\n"
    "  --buttons N            these buttons of the Falcon are down, the first in bit 0\n"
    "  --weigh GRAMS          a person weighs the grip: it yields, and this hangs on it in the second round\n"
    "  --strength X           the motors make X times what they should\n"
    "  --replug-after N       plugged in again N seconds after it was gone, and no longer homed\n"
    "  --forgets              its program is gone once it was unplugged\n"
    "  --end-after N          the command is asked to end (SIGTERM) at the Nth second\n";

options peer = {.bad_echo = -1, .silent_after = -1, .unplug_after = -1, .unplug_chunk = -1, .stall_after = -1,
                .stall_force = -1, .stall_out = -1, .strength = 1};

static FILE *traced;
static int64_t traced_from;
static pid_t child;

int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

void trace(int64_t time, const double place[3], const double told[3], int information) {
    if (!traced) return;
    if (!traced_from) traced_from = time;
    fprintf(traced, "%.6f,%.7f,%.7f,%.7f,%.5f,%.5f,%.5f,%d\n", (double)(time - traced_from) * 1e-9, place[0], place[1],
            place[2], told[0], told[1], told[2], information);
}

static void pass_on(int signal) {
    if (child > 0) kill(child, signal);
}

static int strike;
static int64_t struck_at;
static volatile int64_t zero_at, held_for;
static volatile long zeros, zeros_after_end;
static int64_t ended_at;
static bool keep_hold, keep_time;

void felt(bool force, int64_t time) {
    if (force) held_for++, zero_at = 0;
    else if (!zero_at) zero_at = time;
    if (!force && struck_at) zeros++;
    if (!force && struck_at && keep_hold && strike_is_over()) zeros_after_end++;
}

static double end_after = -1, replug_after = -1;

static void parse(int argc, char **argv) {
    enum { POLHEM = 256, LOADED, HOMED, ABSENT, LOCKED, DRIVER, IMAGE, TRACE, SPLIT, STATUS, GARBAGE, LOSE, REFUSE, GREET,
           ECHO_, SILENT, STALL, UNPLUG, UNPLUG_CHUNK, STRIKE, BUTTONS, WEIGH, STRENGTH, REPLUG, END, STALL_FORCE,
           STALL_OUT, STALL_STRIKE, HOLD_HALT, FORGETS, KEEP_HOLD, STALL_FOR, KEEP_TIME };
    static const struct option all[] = {
        {"polhem", no_argument, 0, POLHEM},           {"loaded", no_argument, 0, LOADED},
        {"homed", no_argument, 0, HOMED},             {"absent", no_argument, 0, ABSENT},
        {"locked", no_argument, 0, LOCKED},           {"driver", required_argument, 0, DRIVER},
        {"image", required_argument, 0, IMAGE},       {"trace", required_argument, 0, TRACE},
        {"split", required_argument, 0, SPLIT},       {"status-only", required_argument, 0, STATUS},
        {"garbage", required_argument, 0, GARBAGE},   {"lose", required_argument, 0, LOSE},
        {"refuse", required_argument, 0, REFUSE},     {"greet-after", required_argument, 0, GREET},
        {"bad-echo", required_argument, 0, ECHO_},    {"silent-after", required_argument, 0, SILENT},
        {"stall-after", required_argument, 0, STALL}, {"unplug-after", required_argument, 0, UNPLUG},
        {"unplug-at-chunk", required_argument, 0, UNPLUG_CHUNK}, {"strike", required_argument, 0, STRIKE},
        {"weigh", required_argument, 0, WEIGH},       {"strength", required_argument, 0, STRENGTH},
        {"buttons", required_argument, 0, BUTTONS},   {"stall-in-force", required_argument, 0, STALL_FORCE},
        {"stall-out-after", required_argument, 0, STALL_OUT}, {"stall-out-at-strike", no_argument, 0, STALL_STRIKE},
        {"hold-halt", required_argument, 0, HOLD_HALT}, {"forgets", no_argument, 0, FORGETS},
        {"keep-hold", no_argument, 0, KEEP_HOLD},     {"keep-time", no_argument, 0, KEEP_TIME},
             {"stall-out-for", required_argument, 0, STALL_FOR},
        {"replug-after", required_argument, 0, REPLUG}, {"end-after", required_argument, 0, END},
        {0}};
    for (int c; (c = getopt_long(argc, argv, "+", all, NULL)) != -1;) {
        switch (c) {
            case POLHEM: peer.polhem = true; break;
            case LOADED: peer.loaded = true; break;
            case HOMED: peer.homed = true; break;
            case ABSENT: peer.absent = true; break;
            case LOCKED: peer.locked = true; break;
            case DRIVER: peer.driver = optarg; break;
            case IMAGE: peer.image = optarg; break;
            case TRACE: traced = fopen(optarg, "w"); break;
            case SPLIT: peer.split = atoi(optarg); break;
            case STATUS: peer.status_only = atoi(optarg); break;
            case GARBAGE: peer.garbage = atoi(optarg); break;
            case LOSE: peer.lose = atoi(optarg); break;
            case REFUSE: peer.refuse = !strcmp(optarg, "greeting") ? 1 : !strcmp(optarg, "handshake") ? 2 : 3; break;
            case GREET: peer.greet_after = atoi(optarg); break;
            case ECHO_:
                peer.bad_echo = atoi(optarg);
                peer.bad_echoes = strchr(optarg, ':') ? atoi(strchr(optarg, ':') + 1) : 1;
                break;
            case SILENT: peer.silent_after = atol(optarg); break;
            case STALL: peer.stall_after = atol(optarg); break;
            case STALL_FORCE: peer.stall_force = atol(optarg); break;
            case STALL_OUT:
                peer.stall_out = atol(optarg);
                peer.stalls_out = strchr(optarg, ':') ? atoi(strchr(optarg, ':') + 1) : 0;
                break;
            case STALL_STRIKE: peer.stall_strike = true; break;
            case KEEP_HOLD: keep_hold = true; break;
            case KEEP_TIME: keep_time = true; break;
            case STALL_FOR: peer.stall_for = atof(optarg); break;
            case FORGETS: peer.forgets = true; break;
            case HOLD_HALT: peer.hold_halt = atoi(optarg); break;
            case UNPLUG: peer.unplug_after = atol(optarg); break;
            case UNPLUG_CHUNK: peer.unplug_chunk = atoi(optarg); break;
            case STRIKE: strike = strike_named(optarg, strlen(optarg)); break;
            case BUTTONS: peer.buttons = atoi(optarg) & 15; break;
            case WEIGH: peer.weigh = atof(optarg) / 1000; break;
            case STRENGTH: peer.strength = atof(optarg); break;
            case REPLUG: replug_after = atof(optarg); break;
            case END: end_after = atof(optarg); break;
            default: fputs(usage, stderr); exit(64);
        }
    }
}

static void start(char **command, const char *terminal) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (keep_time) strike_keep_time(0);
    // A crash is a crash: its report on the screen may take minutes.
    setenv("SWIFT_BACKTRACE", "enable=no", 1);
    if (!terminal) strike_preload(bus_node);
    for (char **argument = command; terminal && *argument; argument++)
        if (!strcmp(*argument, "{node}")) *argument = (char *)terminal;
    if (peer.locked && getuid() == 0 && (setgid(65534) || setuid(65534))) _exit(126);
    execvp(command[0], command);
    fprintf(stderr, "%s: the command can't be started: %s.\n", command[0], strerror(errno));
    _exit(127);
}

int main(int argc, char **argv) {
    parse(argc, argv);
    if (optind >= argc) {
        fputs(usage, stderr);
        return 64;
    }
    char **command = argv + optind;
    const char *terminal = NULL;
    pthread_t thread;
    if (keep_time) strike_keep_time(1);
    if (peer.polhem) terminal = polhem_plug();
    else bus_plug();
    struct sigaction forward = {.sa_handler = pass_on};
    sigaction(SIGTERM, &forward, NULL);
    sigaction(SIGINT, &forward, NULL);
    signal(SIGPIPE, SIG_IGN);
    child = fork();
    if (child == 0) start(command, terminal);
    strike_watch(child);
    if (terminal) pthread_create(&thread, NULL, polhem_run, NULL);
    int status = 0;
    bool unplugged = false;
    int64_t began = now(), unplugged_at = 0;
    bool ended = false;
    while (!ended || (struck_at && now() < (keep_hold ? ended_at : struck_at) + strike_aftermath * 1000LL) ||
           (peer.stall_for > 0 && now() < ended_at + (int64_t)(peer.stall_for * 1e9) + strike_aftermath * 1000LL)) {
        if (keep_hold) strike_release();
        ended = ended || waitpid(child, &status, WNOHANG) != 0;
        if (ended && !ended_at) ended_at = now();
        usleep(1000);
        // So long that the needle is well in.
        if (strike && !struck_at && held_for > 50) {
            struck_at = now();
            if (peer.stall_strike) bus_stall_out();
            if (terminal) strike_with(child, strike);
            else struck_at = bus_strike(child, strike);
        }
        if (struck_at && !ended && !keep_hold && now() >= struck_at + strike_aftermath * 1000LL) {
            if (strike == strike_hang) strike_over(child, strike);
            kill(child, SIGKILL);
        }
        if (end_after >= 0 && (double)(now() - began) * 1e-9 > end_after) {
            kill(child, SIGTERM);
            end_after = -1;
        }
        if (unplugged && replug_after >= 0 && (double)(now() - unplugged_at) * 1e-9 > replug_after) {
            unplugged = false;
            replug_after = peer.unplug_after = -1;
            if (!terminal) bus_replug();
            else {
                terminal = polhem_plug();
                pthread_create(&thread, NULL, polhem_run, NULL);
            }
        }
        bool leaves = terminal ? peer.unplug_after >= 0 && pthread_tryjoin_np(thread, NULL) == 0 : falcon_leaves();
        if (unplugged || !leaves) continue;
        unplugged = true;
        unplugged_at = now();
        if (terminal) polhem_unplug();
        else bus_unplug();
    }
    if (terminal && !unplugged) {
        polhem_unplug();
        pthread_join(thread, NULL);
    }
    if (terminal) polhem_totals();
    else {
        falcon_totals();
        bus_totals();
        bus_free();
    }
    if (strike)
        fprintf(stderr, "usb-peer: struck=%d zero-after=%.1f zeros=%ld after-end=%ld\n", struck_at != 0,
                zero_at && struck_at ? (double)(zero_at - struck_at) / 1e6 : -1, zeros, zeros_after_end);
    if (traced) fclose(traced);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
