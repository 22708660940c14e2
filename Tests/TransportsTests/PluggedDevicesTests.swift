import Authoring
import Foundation
import Profiles
import TestSupport
import Testing
import Transports

/// A folder that looks like `/sys` and `/dev` of a machine.
private final class FakeMachine {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "senshi-sys-\(UUID().uuidString)")
    var sysfs: Sysfs { Sysfs(root: folder.appending(path: "sys").path, nodes: folder.appending(path: "dev").path) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ files: [String: String]) throws {
        for (path, text) in files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data((text + "\n").utf8).write(to: file)
        }
    }

    func link(_ path: String, to target: String) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: file.path, withDestinationPath: folder.appending(path: target).path)
    }

    /// A gamepad as event3.
    func gamepad() throws {
        let device = "sys/class/input/event3/device"
        // ABS_X … ABS_RZ; BTN_SOUTH, BTN_EAST, BTN_TR (0x130, 0x131, 0x137: bits 48, 49, 55 of the fifth word).
        try write([
            "\(device)/name": "Pad", "\(device)/id/vendor": "1209", "\(device)/id/product": "0001",
            "\(device)/capabilities/abs": "3f", "\(device)/capabilities/key": "83000000000000 0 0 0 0",
            "\(device)/uniq": "77",
        ])
        try write(["dev/input/event3": ""])
    }

    static var profiles: [Profile] {
        get throws {
            try ["gamepad", "pen-tablet", "virtual-needle"].map {
                try #require(Profile.read(contentsOf: "\(Repository.root)/devices/\($0).yaml", into: Diagnostics()))
            }
        }
    }
}

@Suite("what is plugged in") struct PluggedDevicesTests {
    @Test("a gamepad is known by what the kernel says in files, without opening it")
    func gamepad() throws {
        let machine = FakeMachine()
        try machine.gamepad()
        let found = try PluggedDevices(profiles: FakeMachine.profiles, sysfs: machine.sysfs).list
        let pad = try #require(found.first)
        #expect(found.count == 1 && pad.way == .evdev && pad.name == "Pad" && pad.serial == "77")
        #expect(pad.model == EvdevMatch.Model("1209:0001") && pad.profiles == ["gamepad"] && pad.problem == nil)
    }

    @Test("without a button of the profile it fits none")
    func lacking() throws {
        let machine = FakeMachine()
        try machine.gamepad()
        try machine.write(["sys/class/input/event3/device/capabilities/key": "3000000000000 0 0 0 0"])
        let found = try PluggedDevices(profiles: FakeMachine.profiles, sysfs: machine.sysfs).list
        #expect(found.map(\.profiles) == [[]])
    }

    @Test("a USB device says who holds it, and one that no profile fits is only shown when asked for")
    func usb() throws {
        let machine = FakeMachine()
        let device = "sys/bus/usb/devices/1-2"
        try machine.write([
            "\(device)/idVendor": "0403", "\(device)/idProduct": "cb48", "\(device)/busnum": "1",
            "\(device)/devnum": "7", "\(device)/product": "Arm", "\(device)/serial": "A1",
            "\(device)/bDeviceClass": "00",
            "sys/bus/usb/devices/usb1/idVendor": "1d6b", "sys/bus/usb/devices/usb1/bDeviceClass": "09",
            "dev/bus/usb/001/007": "",
        ])
        try machine.link("\(device):1.0/driver", to: "sys/bus/usb/drivers/usbfs")
        let plugged = try PluggedDevices(profiles: FakeMachine.profiles, sysfs: machine.sysfs)
        #expect(plugged.list.isEmpty)
        let arm = try #require(plugged.strangers.first)
        #expect(plugged.strangers.count == 1 && arm.node.hasSuffix("/dev/bus/usb/001/007"))
        #expect(arm.name == "Arm" && arm.serial == "A1" && arm.driver == "usbfs")
        #expect(arm.problem?.en == "another program holds it (usbfs); close that program.")
    }

    @Test("a serial line of an unknown maker may be a Polhem: listed as that, found, and known by its serial number")
    func possible() throws {
        let machine = FakeMachine()
        try machine.write([
            "sys/devices/usb1/1-4/idVendor": "1d50", "sys/devices/usb1/1-4/idProduct": "6018",
            "sys/devices/usb1/1-4/serial": "P7", "sys/devices/usb1/1-4/1-4:1.0/x": "", "dev/ttyACM0": "",
            "dev/ttyUSB0": "",
        ])
        try machine.link("sys/class/tty/ttyACM0/device", to: "sys/devices/usb1/1-4/1-4:1.0")
        try machine.link("sys/class/tty/ttyUSB0/device", to: "sys/devices/usb1/1-4/1-4:1.0")
        let path = "\(Repository.root)/devices/haptikfabriken-polhem.yaml"
        let polhem = try #require(Profile.read(contentsOf: path, into: Diagnostics()))
        let plugged = PluggedDevices(profiles: [polhem], sysfs: machine.sysfs)
        let line = try #require(plugged.list.first)
        #expect(plugged.list.count == 1 && line.node.hasSuffix("/dev/ttyACM0") && plugged.strangers.count == 1)
        #expect(line.profiles.isEmpty && line.possible == [polhem.name] && line.fits(polhem.name))
        #expect(line.key == "1d50:6018 P7")
        for given in [nil, line.node, "P7"] {
            #expect(PluggedDevices.only(polhem, given: given, sysfs: machine.sysfs) == line)
            #expect(try LockstepDevices.find(polhem, given: given, sysfs: machine.sysfs) == line)
        }
        #expect(PluggedDevices.only(polhem, given: "P8", sysfs: machine.sysfs) == nil)
    }

    @Test("a raw HID device and a serial line are known by their numbers, and a missing node is told")
    func nodes() throws {
        let machine = FakeMachine()
        try machine.write([
            "sys/class/hidraw/hidraw0/device/uevent": "HID_ID=0003:0000054C:00000CE6\nHID_NAME=Sony Pad\nHID_UNIQ=9",
            "sys/devices/usb1/1-4/idVendor": "1d50", "sys/devices/usb1/1-4/idProduct": "6018",
            "sys/devices/usb1/1-4/1-4:1.0/x": "", "dev/hidraw0": "",
        ])
        try machine.link("sys/class/tty/ttyACM0/device", to: "sys/devices/usb1/1-4/1-4:1.0")
        let found = try PluggedDevices(profiles: FakeMachine.profiles, sysfs: machine.sysfs).strangers
        #expect(found.map(\.way) == [.hidraw, .serial])
        #expect(found.map(\.model) == [EvdevMatch.Model("054c:0ce6"), EvdevMatch.Model("1d50:6018")])
        #expect(found[0].name == "Sony Pad" && found[0].problem == nil)
        #expect(found[1].problem?.en.contains("ttyACM0 is not there") == true)
    }
}
