import ArgumentParser
import Authoring
import Foundation
import Terminals
import Transports

/// One program per device, and a sign for `senshi stop`.
enum HeldDevice {
    /// Where the signs are.
    static var folder: String { DeviceLock.shared(environment: ProcessInfo.processInfo.environment) }

    /// - Parameter key: what tells the device from others.
    /// - Returns: nil where this process has it already: two of its parts hold one needle.
    /// - Throws: the exit code, after the sentence that says who has it.
    static func take(_ key: String, _ language: Language) throws -> DeviceLock? {
        do throws(DeviceLock.Failure) { return try DeviceLock(device: key, folder: folder) } catch {
            if error.holder == getpid() { return nil }
            throw Complaint.sentence(error.sentence, .deviceTrouble)
        }
    }
}
