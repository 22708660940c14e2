# A Falcon on the kernel's own USB bus: taken from its driver, loaded, homed, felt, left by a program that was killed;
# then pulled out in the middle of a session, plugged in, loaded and homed again, felt again, and given back.
mkfifo falcon.in
head -c 2000 /dev/urandom > image
# The kernel's serial driver is told that it may have this device.
echo 0403 cb48 > /sys/bus/usb-serial/drivers/ftdi_sio/new_id
"$tools/usbip-falcon" image < falcon.in > falcon.log 2>&1 &
exec 8> falcon.in
shown=(falcon.log)
check "USB/IP plugs a Falcon in, and the kernel's serial driver takes it" within 60 test -e /dev/ttyUSB0

falcon() {
    "$senshi" run covid19-deltoid-im --device novint-falcon --firmware image --language en --json --no-record \
        --reports reports < /dev/null > "$1.json" 2> "$1.log" &
    run=$!
}
# homed RUN TIMES, felt TIMES: the run has said so so often, the device has begun so often to feel force.
homed() { [ "$(grep -c '^homed' "$1.log")" -ge "$2" ]; }
felt() { [ "$(grep -c '^force' falcon.log)" -gt "$1" ]; }
free() { [ "$(grep -E '^(force|zero)$' falcon.log | tail -n 1)" = zero ]; }

falcon killed
shown=(killed.log falcon.log)
check "its program is loaded, and it is homed" within 120 homed killed 1
check "it is felt" within 120 felt 0
kill -KILL "$run"
check "whoever kills the program leaves it at zero" within 60 free

# It comes back without its program, as after a power cut.
before=$(grep -c '^force' falcon.log)
falcon session
shown=(session.log falcon.log)
check "it is felt again" within 120 felt "$before"
echo UNPLUG >&8
within 60 grep -q '^unplugged' falcon.log
before=$(grep -c '^force' falcon.log)
echo PLUG >&8
check "pulled out and plugged in, it is loaded and homed anew" within 120 homed session 2
check "and felt once more" within 120 felt "$before"
# Not SIGINT: what a script starts in the background is told to ignore it.
kill -TERM "$run"
ends 120 "$run"
echo "the run ended with $status" >> session.log
shown=(session.log session.json falcon.log)
check "a session that is ended has its report, with the time without the device" report away session.json
check "nothing is felt after it" free
check "the kernel's driver has the device again" within 60 test -e /dev/ttyUSB0
exec 8>&-
check "the firmware arrived whole, and no force came before homing" \
    within 60 grep -q 'matches=1 homed=7 forced-unhomed=0 .*told=0,0,0' falcon.log
