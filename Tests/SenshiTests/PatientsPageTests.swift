import Foundation
import TestSupport
import Testing

/// The page about patients says what the command gives for the one CT that it names.
@Suite("the patients page") struct PatientsPageTests {
    private static let scan = "\(Repository.root)/../shared/data/anatomy/pelvis-ct"
    private static let isThere = FileManager.default.fileExists(atPath: "\(scan)/ct.nii.gz")
    private static let python = "/usr/bin/python3"
    private static let hasNibabel = (try? Run(python, ["-c", "import nibabel, numpy"]).status) == 0

    private struct Shown: Decodable {
        var depths_mm: [String: Double?]
        var landmark_mm, inward: [Double]
        var bytes: Int
    }

    private struct Reading: Decodable {
        var skin, muscle, between, bone: Double?
    }

    @Test(
        "the table of depths is what the command gives on its usual grid, beside an independent reading of the files",
        .enabled(if: isThere, "../shared/data/anatomy/pelvis-ct is missing: the CT is not part of this repository"),
        .enabled(if: hasNibabel, "python3-nibabel is not installed: packaging/setup.sh test installs it"),
        arguments: ["left", "right"])
    func table(side: String) throws {
        let page = try String(
            contentsOfFile: "\(Repository.root)/Sources/senshi/Documentation.docc/Patients.md", encoding: .utf8)
        let folder = try Folder()
        let file = folder.file("hip.senshi-patient")
        let (ct, labels, names) = ("\(Self.scan)/ct.nii.gz", "\(Self.scan)/labels.nii.gz", "\(Self.scan)/labels.tsv")
        let made = try Program.run([
            "patient", "import", "--ct", ct, "--labels", labels, "--names", names, "--site", "ventrogluteal-\(side)",
            "--output", file,
        ])
        #expect(made.status == 0, "\(made.complaint)")
        let shown = try JSONDecoder().decode(
            Shown.self, from: Data(try Program.run(["patient", "show", file, "--json"]).output.utf8))
        let line = (shown.landmark_mm + shown.inward).map { "\($0)" }
        let read = try Run(
            Self.python, ["\(Repository.root)/Tests/Tools/read_nifti.py", ct, labels, names, side] + line)
        let reading = try JSONDecoder().decode(Reading.self, from: Data(read.output.utf8))
        func mm(_ length: Double?) -> String { length.map { "\(($0 * 10).rounded() / 10)" } ?? "none" }
        func depth(_ layer: String) -> String { mm(shown.depths_mm[layer] ?? nil) }
        let below = Double(80 - 14)
        let row =
            "| \(side) | \(mm(reading.skin.map(abs))) | \(depth("fascia")) | "
            + "\(depth("muscle")) | \(mm(reading.muscle)) | \(mm(reading.between)) | "
            + "\(depth("bone")) | \(mm(reading.bone))\((reading.bone ?? 0) > below ? ", below the site" : "") |"
        #expect(page.contains(row), "the row should be:\n\(row)")
        let digits = Array(String(shown.bytes))
        let grouped = digits.indices.map { place in
            (place > 0 && (digits.count - place) % 3 == 0 ? "," : "") + String(digits[place])
        }
        #expect(page.contains("\(grouped.joined()) bytes"), "\(shown.bytes)")
    }
}
