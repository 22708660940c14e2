import Foundation
import TestSupport

/// A program that plays devices to the real program: built by `make fixture`.
enum DeviceFixture: String {
    case usb = "usb-peer"
    case hidraw = "hidraw-peer"
    case evdev = "evdev-playback"

    var path: String { "\(Repository.root)/.build/fixtures/\(rawValue)" }
    var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: path) }
    static let buildThem = "the device fixtures are not built: run 'make fixture'"

    /// What a command is run under, with a limit, s.
    func under(_ options: [String], limit: Int = 90) -> [String] {
        // A device keeps its time, however busy the host is; the others do so by themselves.
        ["/usr/bin/timeout", "\(limit)", path] + (self == .usb ? ["--keep-time"] : []) + options + ["--"]
    }
}
