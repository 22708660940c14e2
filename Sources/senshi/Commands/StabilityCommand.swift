import ArgumentParser
import Authoring
import Devices
import Foundation
import Patients
import Profiles
import Sessions

/// `senshi stability`: every force device, every hand, the needle at rest everywhere.
struct StabilityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stability",
        abstract: "Show that no hand, from limp to stiff, makes a force device oscillate.",
        discussion: """
            A needle rests in each layer and pressed on bone, in a simulated device of each profile; the hand is nudged
            along it and across. What is left of the movement after a second must be small and die away, and at no moment
            may the hand have got more energy than a millijoule.

            Examples:
              senshi stability
              senshi stability virtual-touch --json

            \(ExitCode.meanings)
            """)

    @Argument(help: "Device profiles of the library, or files; all that show force where none is named.")
    var devices: [String] = []
    @Flag(help: "Print one JSON object per row.")
    var json = false
    @OptionGroup var language: LanguageOption

    func run() throws {
        let names = devices.isEmpty ? ProfileLibrary(directories: [Library.standard.devices]).names : devices
        let found = Diagnostics()
        guard let presets = PresetLibrary(directory: Library.standard.scenarios).read(into: found),
            let patient = Stability.patient(presets)
        else { throw Complaint.diagnostics(found, language.language) }
        var unstable = 0
        var lines = [
            "| device | hand | needle | left over | before | most energy to the hand | force | verdict |",
            "|---|---|---|---|---|---|---|---|",
        ]
        for name in names {
            let diagnostics = Diagnostics()
            let path = try Procedure.profilePath(name, language.language)
            guard let profile = Profile.read(contentsOf: path, into: diagnostics) else {
                throw Complaint.diagnostics(diagnostics, language.language)
            }
            guard profile.limits.force > 0 else { continue }
            for row in Stability.rows(of: profile, on: patient) {
                if !row.isStable { unstable += 1 }
                lines.append(json ? object(row) : text(row))
            }
        }
        print((json ? Array(lines.dropFirst(2)) : lines).joined(separator: "\n"))
        if unstable > 0 {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(unstable)件で静止しません。プロファイルの limits の stiffness か damping を小さくしてください。",
                    en: "\(unstable) do not come to rest. Lower stiffness or damping in the limits of the profile.")[
                        language.language], .attemptFailed)
        }
    }

    private func text(_ row: Stability.Row) -> String {
        let verdict = !row.arrived ? "not reached" : row.isStable ? "at rest" : "OSCILLATES"
        return "| \(row.device) | \(row.grip) | \(row.rest) | \(number(row.amplitude * 1000, 3)) mm "
            + "| \(number(row.before * 1000, 3)) mm | \(number(row.energy * 1000, 2)) mJ | \(number(row.force, 2)) N | \(verdict) |"
    }

    private func object(_ row: Stability.Row) -> String {
        "{\"device\":\"\(row.device)\",\"hand\":\"\(row.grip)\",\"needle\":\"\(row.rest)\","
            + "\"leftOver_mm\":\(row.amplitude * 1000),\"before_mm\":\(row.before * 1000),\"limit_mm\":\(row.limit * 1000),"
            + "\"energy_mJ\":\(row.energy * 1000),\"force_N\":\(row.force),\"stable\":\(row.isStable)}"
    }

    private func number(_ x: Double, _ digits: Int) -> String {
        let text = String(format: "%.\(digits)f", x)
        return Double(text) == 0 ? String(format: "%.\(digits)f", 0.0) : text
    }
}
