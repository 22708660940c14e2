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

    /// The calibration of a device; nil where none was made. Says so where there is one of its profile that is not used.
    /// - Throws: the exit code, after what is wrong in the file.
    static func of(_ profile: Profile, node: String?, _ language: Language) throws -> Calibration? {
        let diagnostics = Diagnostics()
        let all = try read(language, into: diagnostics)
        guard all != Calibrations() else { return nil }
        guard let device = device(profile, node: node) else {
            if !all.serials(of: profile.name).isEmpty { say(unclear(profile, node: node), language) }
            return nil
        }
        if let own = all[device] { return own }
        if all.damaged.contains(where: { $0.concerns(device) }) {
            throw Complaint.diagnostics(diagnostics, language)
        }
        let others = all.serials(of: profile.name).map { $0.isEmpty ? "–" : $0 }
        if !others.isEmpty {
            let (own, names) = (device.serial.isEmpty ? "–" : device.serial, others.joined(separator: ", "))
            say(
                LocalizedText(
                    ja: "\(profile.name) の校正は別のデバイス(\(names))のものです。このデバイス(\(own))には使いません。"
                        + "senshi devices calibrate \(profile.name) で校正してください。",
                    en: "the calibration of \(profile.name) is another device's (\(names)), and this one (\(own)) runs "
                        + "without; make its own with senshi devices calibrate \(profile.name)."), language)
        }
        mention(all.damaged, language)
        return nil
    }

    private static func say(_ text: LocalizedText, _ language: Language) {
        Terminal().write("senshi: \(text[language])\n")
    }

    /// Says that entries of other devices can't be used.
    static func mention(_ damaged: [DamagedCalibration], _ language: Language) {
        guard !damaged.isEmpty, let path else { return }
        say(
            LocalizedText(
                ja: "\(path): 別のデバイスの記述\(damaged.count)件が読めません。そのまま残します。",
                en: "\(path): \(damaged.count) of other devices can't be read, and stay as they are."), language)
    }

    /// Why it is not known which device is meant.
    static func unclear(_ profile: Profile, node: String?) -> LocalizedText {
        let nodes = PluggedDevices(profiles: [profile]).list
            .filter { $0.fits(profile.name) && $0.way == profile.transport.way }.map(\.node)
        if let node {
            return LocalizedText(
                ja: "\(node) は \(profile.name) のデバイスとして見つからないので、校正を結びつけられません。senshi devices で確かめてください。",
                en: "\(node) is not found as a device of \(profile.name), so no calibration can be tied to it; "
                    + "see what senshi devices lists.")
        }
        return InputDevice.unclear(profile, nodes)
    }

    /// - Throws: the exit code, where the file as a whole can't be read.
    static func read(_ language: Language, into diagnostics: Diagnostics = Diagnostics()) throws -> Calibrations {
        let all = path.map { Calibrations.read(contentsOf: $0, into: diagnostics) }
        if path != nil && (all ?? nil) == nil { throw Complaint.diagnostics(diagnostics, language) }
        return (all ?? nil) ?? Calibrations()
    }

    /// By its serial number, or its model where it says none: the device that a run opens, by whichever of its names. Nil
    /// where there is none, or more than one.
    static func device(_ profile: Profile, node: String?) -> Calibrations.Device? {
        guard profile.transport.way != nil else { return Calibrations.Device(profile: profile.name, serial: "") }
        guard let found = PluggedDevices.only(profile, given: node) else { return nil }
        let serial = found.serial.flatMap { $0.isEmpty ? nil : $0 }
        return Calibrations.Device(profile: profile.name, serial: serial ?? found.model?.text ?? "")
    }
}
