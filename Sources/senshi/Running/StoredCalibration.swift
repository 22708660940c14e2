import ArgumentParser
import Authoring
import Foundation
import Profiles
import Terminals
import Transports

/// The calibration that a user made of a device, and its place on disk.
enum StoredCalibration {
    /// The file; nil where neither XDG_CONFIG_HOME nor HOME is set.
    static var path: String? { Calibrations.standardPath(environment: ProcessInfo.processInfo.environment) }

    /// The calibration of a device; nil where none was made.
    /// - Throws: the exit code, after what is wrong in the file.
    static func of(_ profile: Profile, node: String?, _ language: Language) throws -> Calibration? {
        let all = try read(language)
        return all == Calibrations() ? nil : all[device(profile, node: node)]
    }

    static func read(_ language: Language) throws -> Calibrations {
        let diagnostics = Diagnostics()
        let all = path.map { Calibrations.read(contentsOf: $0, into: diagnostics) }
        guard !diagnostics.hasErrors else { throw Complaint.diagnostics(diagnostics, language) }
        return (all ?? nil) ?? Calibrations()
    }

    /// By its serial number, or its model where it says none.
    static func device(_ profile: Profile, node: String?) -> Calibrations.Device {
        let fitting = PluggedDevices(profiles: [profile]).list.filter {
            node == nil ? $0.fits(profile.name) : $0.node == node
        }
        let found = fitting.count == 1 ? fitting[0] : nil
        return Calibrations.Device(profile: profile.name, serial: found?.serial ?? found?.model?.text ?? "")
    }
}
