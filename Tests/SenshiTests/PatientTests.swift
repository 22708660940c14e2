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
        try CT.pierce("hip.senshi-patient", in: folder) { result, outcome in
            let depth = try #require(result.value("curve.depth_mm") as? [Double])
            #expect(abs((depth.max() ?? 0) - 30) < 3)
            #expect(result.number("timing.missed") < 100)
            let page = try #require(outcome.complaint.split(separator: "\n").first { $0.hasPrefix("Report: ") })
            let html = try String(contentsOfFile: String(page.dropFirst(8)), encoding: .utf8)
            #expect(html.contains("Across the site") && html.contains("layer bone filled"))
        }
    }

    @Test("a patient is shown as a picture and as JSON")
    func show() throws {
        let folder = try Folder()
        let patient = folder.file("hip.senshi-patient")
        #expect(try Program.run(CT.importing("ventrogluteal-right", to: patient)).status == 0)
        let shown = try Program.run(["patient", "show", patient, "--needle", "38", "--depth", "30"])
        #expect(shown.status == 0, "\(shown.complaint)")
        let svg = try String(contentsOfFile: patient + ".svg", encoding: .utf8)
        #expect(svg.contains("needle 38 mm, tip 30 mm deep") && svg.contains("personal data"))
        let drawn = try Run("/usr/bin/rsvg-convert", [patient + ".svg", "-o", folder.file("hip.png")])
        #expect(drawn.status == 0, "\(drawn.errors)")
        let facts = try RunResult(try Program.run(["patient", "show", patient, "--json"]).output)
        #expect((5...60).contains(facts.number("depths_mm.fascia")))
        #expect(facts.text("site") == "ventrogluteal-right" && facts.text("id").count == 32)
    }

    @Test("hostile scans end with one sentence, little memory and no crash")
    func hostile() throws {
        let folder = try Folder()
        let good = try Data(contentsOf: URL(filePath: CT.labels))
        var files: [String: Data] = [
            "empty": Data(), "text": Data("hello".utf8), "cut": good.prefix(good.count / 2),
        ]
        var damaged = good
        for place in 2000..<2100 { damaged[place] ^= 0xA5 }
        files["damaged"] = damaged
        for (name, data) in files { try data.write(to: URL(filePath: folder.file("\(name).nii.gz"))) }
        // A gigabyte of zeros behind a small header, and a header that asks for the moon.
        let script = """
            import gzip, struct, sys
            def head(*size):
                h = bytearray(352)
                struct.pack_into('<i', h, 0, 348); struct.pack_into('<8h', h, 40, 3, *size, 1, 1, 1, 1)
                struct.pack_into('<hh', h, 70, 2, 8); struct.pack_into('<4f', h, 76, 1, 3, 3, 3)
                struct.pack_into('<f', h, 108, 352); struct.pack_into('<h', h, 254, 1)
                struct.pack_into('<12f', h, 280, 3, 0, 0, 0, 0, 3, 0, 0, 0, 0, 3, 0); h[344:348] = b'n+1\\0'
                return bytes(h)
            for name, size, zeros in (('bomb', (64, 64, 64), 1 << 30), ('moon', (2047, 2047, 2047), 9), ('wide', (2047, 2047, 140), 9)):
                with gzip.open(sys.argv[1] + '/' + name + '.nii.gz', 'wb', 1) as f:
                    f.write(head(*size))
                    for _ in range(max(1, zeros >> 20)): f.write(bytes(min(zeros, 1 << 20)))
            """
        #expect(try Run("/usr/bin/python3", ["-c", script, folder.path]).status == 0)
        for name in files.keys.sorted() + ["bomb", "moon", "wide"] {
            let file = folder.file("\(name).nii.gz")
            for role in ["ct", "labels"] {
                let arguments = [
                    "patient", "import", "--ct", role == "ct" ? file : CT.ct, "--labels",
                    role == "labels" ? file : CT.labels, "--site", "ventrogluteal-left", "--spacing", "3", "--output",
                    folder.file("never"),
                ]
                let outcome = try Program.run(
                    arguments, under: ["/bin/bash", "-c", "ulimit -v 1500000; exec \"$@\"", "limited"])
                #expect(outcome.status == 2, "\(name) as \(role): \(outcome.status) \(outcome.complaint)")
                #expect(outcome.complaint.hasSuffix(".\n"), "\(name) as \(role): \(outcome.complaint)")
                #expect(!FileManager.default.fileExists(atPath: folder.file("never")))
            }
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
