"""A logind that exists only here: Debian's dbus-daemon on a socket of its own, and the part of logind that holds sleeps back.

    logind.py FOLDER

It writes the bus's address first, then "held KIND MODE" for each lock that is taken, and "released" once one is given back.
Standard input tells it what the machine does, and ends it: SLEEP (it is about to sleep) and WAKE.
"""
import os
import signal
import subprocess
import sys

import dbus
import dbus.bus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

MANAGER = "org.freedesktop.login1.Manager"


def say(text):
    print(text, flush=True)


class Manager(dbus.service.Object):
    @dbus.service.method(MANAGER, in_signature="ssss", out_signature="h")
    def Inhibit(self, what, who, why, mode):
        ours, theirs = os.pipe()
        GLib.io_add_watch(ours, GLib.IO_HUP, self.released, ours)
        say(f"held {what} {mode}")
        descriptor = dbus.types.UnixFd(theirs)
        os.close(theirs)
        return descriptor

    @staticmethod
    def released(_source, _condition, ours):
        os.close(ours)
        say("released")
        return False

    @dbus.service.signal(MANAGER, signature="b")
    def PrepareForSleep(self, start):
        say(f"sleep {bool(start)}")


# A test runs on a thread that takes no signals, and its children would inherit that.
signal.pthread_sigmask(signal.SIG_SETMASK, [])
daemon = subprocess.Popen(
    ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address=unix:path={sys.argv[1]}/bus", "--print-address=1"],
    stdout=subprocess.PIPE, text=True)
try:
    address = daemon.stdout.readline().strip()
    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    bus = dbus.bus.BusConnection(address)
    name = dbus.service.BusName("org.freedesktop.login1", bus)
    manager = Manager(bus, "/org/freedesktop/login1")
    say(address)
    loop = GLib.MainLoop()

    def obey(source, condition):
        word = sys.stdin.readline().strip()
        if not word:
            loop.quit()
            return False
        manager.PrepareForSleep(word == "SLEEP")
        return True

    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, obey)
    loop.run()
finally:
    daemon.kill()
    daemon.wait()
