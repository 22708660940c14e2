import Foundation
import TestSupport
import Testing

/// `senshi patient`, and a needle run through a real CT.
@Suite(.serialized, .enabled(if: CT.isThere, "\(CT.missing)")) struct PatientTests {
    @Test("a hand script goes through an imported CT, in stepped and in real time, to a report with its cuts")
    func run() throws {
        let folder = try Folder()
        let patient = folder.file("hip.senshi-patient")
        let made = try Program.run(CT.importing("ventrogluteal-left", to: patient))
        #expect(made.status == 0, "\(made.complaint)")
        #expect(made.complaint.contains("100 %") && made.complaint.contains("personal data"))
        // No bone lies under the landmark: that is said, not left out.
        let facts = try Program.run(["patient", "show", patient, "--json"]).output
        #expect(facts.contains("\"bone\" : null"), "\(facts)")
        try CT.pierce("hip.senshi-patient", in: folder) { result, outcome in
            let depth = try #require(result.value("curve.depth_mm") as? [Double])
            #expect(abs((depth.max() ?? 0) - 30) < 3)
            #expect(result.number("timing.missed") < 100)
            let page = try #require(outcome.complaint.split(separator: "\n").first { $0.hasPrefix("Report: ") })
            let html = try String(contentsOfFile: String(page.dropFirst(8)), encoding: .utf8)
            #expect(html.contains("Across the site") && html.contains("layer bone filled"))
        }
    }
}

/// The pelvis CT and what is written around it.
enum CT {
    static let folder = "\(Repository.root)/../shared/data/anatomy/pelvis-ct"
    static let (ct, labels) = ("\(folder)/ct.nii.gz", "\(folder)/labels.nii.gz")
    static let isThere = FileManager.default.fileExists(atPath: ct)
    static let missing = "../shared/data/anatomy/pelvis-ct is missing: the CT is not part of this repository"

    static func importing(_ site: String, to file: String) -> [String] {
        ["patient", "import", "--ct", ct, "--labels", labels, "--site", site, "--spacing", "2", "--output", file]
    }

    /// The shipped scenario on that patient, with a needle for the hip.
    static func scenario(in folder: Folder, patient: String) throws -> String {
        for shared in ["guidelines", "library", "needles", "sites", "tissues"] {
            try FileManager.default.createSymbolicLink(
                atPath: folder.file(shared), withDestinationPath: "\(Repository.root)/scenarios/\(shared)")
        }
        let shipped = try String(
            contentsOfFile: "\(Repository.root)/scenarios/covid19-deltoid-im.yaml", encoding: .utf8)
        let text = shipped.replacing(/sex: female\n  age: 72\n  bmi: 20.5/, with: "file: \(patient)")
            .replacing("length: 25 mm", with: "length: 38 mm")
        try text.write(toFile: folder.file("hip.yaml"), atomically: true, encoding: .utf8)
        return folder.file("hip.yaml")
    }

    /// Straight in at the landmark, 30 mm, and out again.
    static func hand(in folder: Folder) throws -> String {
        let text = """
            format: senshi-hand/1
            id: hip
            title: {ja: 殿部, en: Hip}
            seed: 3
            tremor: {frequency: 8 to 12 Hz, amplitude: 0.03 mm}
            start: {site: [0 mm, 0 mm], height: 30 mm, angle: 90 deg}
            moves:
              - to: {height: 10 mm, angle: 90 deg, over: 400 ms}
              - insert: {depth: 30 mm, over: 500 ms}
              - dwell: 400 ms
              - withdraw: {height: 30 mm, over: 500 ms}
              - dwell: 200 ms
              - end
            """
        try text.write(toFile: folder.file("hip-hand.yaml"), atomically: true, encoding: .utf8)
        return folder.file("hip-hand.yaml")
    }

    /// Runs a needle through an imported patient of the folder, in stepped and in real time: it meets skin, fascia and muscle.
    /// - Parameter check: looks at each of the two further.
    static func pierce(
        _ patient: String, in folder: Folder, check: (RunResult, Program.Outcome) throws -> Void
    ) throws {
        let scenario = try scenario(in: folder, patient: patient)
        let hand = try hand(in: folder)
        for time in [["--stepped"], []] {
            let outcome = try Program.run(
                ["run", scenario, "--hand", hand, "--json", "--reports", folder.path] + time)
            #expect(outcome.status == 1 || outcome.status == 0, "\(outcome.complaint)")
            let result = try RunResult(outcome.output)
            let kinds = result.rows("events").compactMap { $0["kind"] as? String }
            #expect(kinds.contains("skinPunctured") && kinds.contains("fasciaPunctured"), "\(kinds)")
            let layers = try #require(result.value("curve.layer") as? [String])
            #expect(Set(layers).isSuperset(of: ["air", "skin", "fat", "fascia", "muscle"]))
            try check(result, outcome)
        }
    }
}
