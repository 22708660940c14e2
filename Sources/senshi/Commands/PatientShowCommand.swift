import ArgumentParser
import Authoring
import Collision
import Foundation
import Patients
import Reports
import Scans
import Space

/// `senshi patient show`.
struct PatientShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Draw a patient's site: cuts with their boundaries, depths under the landmark, the planned needle.",
        discussion: """
            Writes FILE.svg, or prints JSON: lengths in mm, places in the scan's frame (x to the body's right, y forward, \
            z to the head). What does not lie under the landmark, such as a bone, is null.

            Examples:
              senshi patient show ventrogluteal-left.senshi-patient --needle 38 --depth 30
              senshi patient show ventrogluteal-left.senshi-patient --json

            \(ExitCode.meanings)
            """)

    @Argument(help: "The patient file.")
    var file: String
    @Option(help: ArgumentHelp("Length of the planned needle, mm.", valueName: "mm"))
    var needle = 38.0
    @Option(
        help: ArgumentHelp("How deep its tip is to be, mm; 10 past the muscle's face unless given.", valueName: "mm"))
    var depth: Double?
    @Option(help: "The picture's file.")
    var output: String?
    @Flag(help: "Print JSON instead.")
    var json = false
    @OptionGroup var language: LanguageOption

    private struct Facts: Encodable {
        var id, site, notice: String
        var depths_mm: [String: Double?]
        var landmark_mm, inward: [Double]
        var spacing_mm, chartRadius_mm: Double
        var bytes: Int
    }

    func run() throws {
        let language = language.language
        let patient: SitePatient
        do throws(PatientFile.Problem) { patient = try PatientFile.read(contentsOf: file) } catch {
            throw Complaint.sentence("\(file): \(error.sentence[language])", .badInput)
        }
        guard (4...120).contains(needle), (0...100).contains(depth ?? 0) else {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "--needle は4〜120 mm、--depth は0〜100 mmで書いてください。",
                    en: "--needle must be 4 to 120 mm, --depth 0 to 100 mm.")[language], .badInput)
        }
        if let depth, depth > needle {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "--depth \(depth) は針(\(needle) mm)より深くなっています。針の長さまでで書いてください。",
                    en: "--depth \(depth) is deeper than the needle is long (\(needle) mm). Write at most its length.")[
                        language], .badInput)
        }
        if json { return try printFacts(patient) }
        let deep = depth.map { $0 * 1e-3 } ?? min(needle * 1e-3, patient.anatomy.depths[3] + 0.010)
        let picture = PatientPicture(
            title: PatientWords.title(patient), notice: SitePatient.notice, anatomy: patient.anatomy,
            needle: (length: needle * 1e-3, depth: deep), language: language)
        let path = output ?? "\(file).svg"
        try OutputFile(path: path).refuse(over: [file], mayReplace: true, language)
        do throws(WriteFailure) { try picture.write(to: path) } catch {
            throw Complaint.sentence(error.sentence[language], .notWritten)
        }
        print(path)
        print(PatientWords.depths(patient)[language])
    }

    private func printFacts(_ patient: SitePatient) throws {
        let depths = patient.anatomy.depths
        let (origin, out) = (patient.placement.origin, patient.placement.z * 1e-3)
        let names = ["skin", "fat", "fascia", "muscle", "bone"]
        let facts = Facts(
            id: patient.id, site: patient.site.rawValue, notice: SitePatient.notice.en,
            depths_mm: Dictionary(
                uniqueKeysWithValues: (0..<5).map { (names[$0], depths[$0] < 1 ? depths[$0] * 1000 : nil) }),
            landmark_mm: [origin.x, origin.y, origin.z], inward: [-out.x, -out.y, -out.z],
            spacing_mm: patient.anatomy.field.map { $0.spacing * 1000 } ?? 0,
            chartRadius_mm: patient.chart.radius * 1000, bytes: patient.boundaries.byteCount)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(facts), as: UTF8.self))
    }
}
