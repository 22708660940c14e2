import Foundation
import TestSupport
import Testing

/// A device is one program's from before it is opened, and `senshi stop` reaches whatever shows a force.
@Suite(.serialized, .enabled(if: DeviceFixture.usb.isBuilt, "\(DeviceFixture.buildThem)")) struct HeldDeviceTests {
    /// Runs a script of the shell beside a device; `$0` is senshi, and `$XDG_RUNTIME_DIR` a folder of its own.
    private func script(_ text: String, on device: DeviceFixture, _ options: [String]) throws -> Program.Outcome {
        let folder = try Folder()
        return try Program.run(
            [], under: device.under(options) + ["/bin/sh", "-c", text],
            environment: ["XDG_RUNTIME_DIR": folder.path, "XDG_CONFIG_HOME": folder.path])
    }

    @Test(
        "senshi stop ends a force test and a weight calibration, and the device is at zero",
        arguments: [
            ("devices monitor novint-falcon --force 0.5N --seconds 60", "pushing toward", 0),
            ("devices calibrate novint-falcon --weight 200g", "a spring then holds it", 3),
        ])
    func stopped(command: String, shown: String, code: Int) throws {
        let outcome = try script(
            """
            "$0" \(command) --language en 2> "$XDG_RUNTIME_DIR/words" & first=$!
            for i in $(seq 400); do grep -q "\(shown)" "$XDG_RUNTIME_DIR/words" && break; sleep 0.05; done
            sleep 0.5
            "$0" stop --language en >&2; echo "STOP $?" >&2
            wait $first; echo "FIRST $?" >&2
            cat "$XDG_RUNTIME_DIR/words" >&2
            """, on: .usb, ["--loaded", "--homed", "--buttons", "2"])
        let words = outcome.complaint
        #expect(words.contains(shown) && words.contains("STOP 0\n") && words.contains("FIRST \(code)\n"), "\(words)")
        #expect(words.contains("0403:cb48 FL0042: emergency stop") && words.contains("told=0,0,0"), "\(words)")
        #expect(!words.contains("the force test is over"))
    }

    @Test("the key 0 ends a force test")
    func key() throws {
        let typist = "\(Repository.root)/Tests/Fixtures/terminal/typist.py"
        let outcome = try script(
            """
            (sleep 5; printf 0; sleep 3) | python3 '\(typist)' "$0" devices monitor novint-falcon --force 0.5N \
                --language en >&2
            echo "ENDED $?" >&2
            """, on: .usb, ["--loaded", "--homed", "--buttons", "2"])
        #expect(outcome.complaint.contains("ENDED 0\n") && outcome.complaint.contains("told=0,0,0"))
        #expect(!outcome.complaint.contains("the force test is over"), "\(outcome.complaint.suffix(2000))")
    }

    @Test(
        "a device is held by its serial number, with and without --node, and a second program is refused before it writes",
        .enabled(if: DeviceFixture.hidraw.isBuilt))
    func second() throws {
        let folder = try Folder()
        let path = folder.file("pad.hid")
        try RawReportRunTests.recording.replacing("P: usb", with: "U: 4c:b9:9b:00:00:01\nP: usb")
            .write(toFile: path, atomically: true, encoding: .utf8)
        // A program that was killed leaves its lock's file; here it is locked again by nobody who writes to the device.
        let outcome = try script(
            """
            "$0" devices monitor dualsense --seconds 60 --language en > "$XDG_RUNTIME_DIR/words" 2>&1 & first=$!
            lock() { ls "$XDG_RUNTIME_DIR"/senshi/*.lock 2> /dev/null; }
            for i in $(seq 400); do test -n "$(lock)" && test -s "$XDG_RUNTIME_DIR/words" && break; sleep 0.05; done
            for node in "" "--node /dev/hidraw3"; do
                "$0" run covid19-deltoid-im --device dualsense $node --language en --reports "$XDG_RUNTIME_DIR" >&2
                echo "BESIDE $?" >&2
            done
            kill -9 $first; wait $first
            flock -F "$(lock)" sleep 60 & holder=$!
            sleep 1; echo BEFORE >&2
            for node in "" "--node /dev/hidraw3"; do
                "$0" run covid19-deltoid-im --device dualsense $node --language en --reports "$XDG_RUNTIME_DIR" >&2
                echo "SECOND $?" >&2
            done
            echo AFTER >&2; kill -9 $holder
            """, on: .hidraw, [path])
        let words = outcome.complaint
        #expect(words.components(separatedBy: "BESIDE 3").count == 3 && words.contains("OUT "), "\(words)")
        #expect(words.components(separatedBy: "SECOND 3").count == 3, "\(words)")
        #expect(words.components(separatedBy: "is in use by senshi, process").count == 5, "\(words)")
        let between = words.components(separatedBy: "BEFORE\n").last?.components(separatedBy: "AFTER\n").first ?? "OUT "
        #expect(!between.contains("OUT "), "\(between)")
    }

    @Test(
        "who else has the node of raw reports open is said by name and number, under whichever name it was opened",
        .enabled(if: DeviceFixture.hidraw.isBuilt))
    func others() throws {
        let folder = try Folder()
        let path = folder.file("pad.hid")
        try RawReportRunTests.recording.write(toFile: path, atomically: true, encoding: .utf8)
        let outcome = try script(
            """
            look() { "$0" devices monitor dualsense --node /dev/hidraw3 --seconds 1 --language $1 >&2; }
            sleep 60 7< /dev/hidraw3 & one=$!
            sleep 60 7< "$UMOCKDEV_DIR/dev/hidraw3" & other=$!
            sleep 0.5; echo "HOLDERS $one $other" >&2
            look en; look ja; kill -9 $one $other; wait $one $other
            echo ALONE >&2; look en; echo "ENDED $?" >&2
            """, on: .hidraw, [path])
        let words = outcome.complaint
        let holders = try #require(words.firstMatch(of: /HOLDERS (\d+) (\d+)/), "\(words)")
        for holder in [holders.1, holders.2] {
            #expect(
                words.contains(
                    "/dev/hidraw3 is also open in sleep (process \(holder)), which may write to it too. Close it."),
                "\(words)")
            #expect(words.contains("/dev/hidraw3 は sleep(プロセス\(holder))も開いています。"), "\(words)")
        }
        let alone = words.components(separatedBy: "ALONE\n").last ?? ""
        #expect(alone.contains("ENDED 0") && !alone.contains("also open"), "\(alone)")
    }
}
