# A gamepad that the kernel made out of uinput: found, held alone, moved, stopped, unplugged.
mkfifo pad.in
"$tools/uinput-pad" < pad.in > pad.log 2>&1 &
exec 8> pad.in
shown=(pad.log)
check "uinput makes a gamepad" within 20 grep -q '^node ' pad.log
node=$(sed -n 's/^node //p' pad.log)

"$senshi" devices --json > devices.json 2> devices.log
shown=(devices.json devices.log)
check "senshi devices finds it, and names the profile" \
    report devices devices.json "$node" gamepad

setpriv --reuid 65534 --regid 65534 --clear-groups "$senshi" devices --json > locked.json 2> locked.log
shown=(locked.json locked.log)
check "who may not read it is told so" report locked locked.json "$node"

"$senshi" run covid19-deltoid-im --device gamepad --node "$node" --realtime --patience 1 --json --record frames.csv --reports reports \
    < /dev/null > run.json 2> run.log &
run=$!
shown=(run.log run.json pad.log)
check "a run starts, with every real-time right" within 120 test -s run.log
"$senshi" run covid19-deltoid-im --device gamepad --node "$node" < /dev/null > second.json 2> second.log
second=$?
shown=(second.log)
check "a second program can't have it meanwhile" test "$second" -eq 3
check "and is told that another one holds it" grep -q "is in use by senshi, process" second.log
# The right trigger advances the needle, the left one pushes the plunger, B stops everything.
cat >&8 <<'HAND'
WAIT 500
GLIDE ABS_RZ 0 170 1000
WAIT 300
GLIDE ABS_Z 0 255 500
WAIT 300
BTN_EAST 1
SYN
WAIT 100
BTN_EAST 0
SYN
GLIDE ABS_RZ 170 0 1000
WAIT 300
UNPLUG
HAND
ends 120 "$run"
exec 8>&-
echo "the run ended with $status" >> run.log
shown=(run.log)
check "a device that is unplugged ends the run with 3" test "$status" -eq 3
check "the needle went through the skin and out again" report events run.json skinPunctured plungerStarted needleLeftSkin
check "the stop button was a fault" report faults run.json emergencyStop
check "the report names the real-time rights" report policy run.json SCHED_FIFO
check "no report of the pad was lost" report reports frames.csv pad.log
check "the page is written" sh -c 'test -s reports/*/report.html'
check "its motors had their effects before the run, and the puncture was felt" report effects pad.log
