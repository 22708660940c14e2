import Foundation
import TestSupport
import Testing

/// A made-up scan all the way: import, show, and a needle run through it. Needs no data from elsewhere.
@Suite(.serialized) struct PhantomPatientTests {
    @Test("a needle runs through a made-up CT in stepped and in real time, and meets skin, fascia and muscle")
    func run() throws {
        let folder = try Folder()
        let scan = try ScanPhantom(in: folder.path)
        let made = try Program.run([
            "patient", "import", "--ct", scan.ct, "--labels", scan.labels, "--names", folder.file("names.tsv"),
            "--site", "ventrogluteal-left", "--spacing", "2", "--output", folder.file("hip.senshi-patient"),
        ])
        #expect(made.status == 0, "\(made.complaint)")
        #expect(!made.complaint.contains("warning"), "\(made.complaint)")
        let scenario = try CT.scenario(in: folder, patient: "hip.senshi-patient")
        let hand = try CT.hand(in: folder)
        for time in [["--stepped"], []] {
            let outcome = try Program.run(
                ["run", scenario, "--hand", hand, "--json", "--reports", folder.path] + time)
            #expect(outcome.status == 1 || outcome.status == 0, "\(outcome.complaint)")
            let result = try RunResult(outcome.output)
            let kinds = result.rows("events").compactMap { $0["kind"] as? String }
            #expect(kinds.contains("skinPunctured") && kinds.contains("fasciaPunctured"), "\(kinds)")
            let layers = try #require(result.value("curve.layer") as? [String])
            #expect(Set(layers).isSuperset(of: ["air", "skin", "fat", "fascia", "muscle"]))
        }
    }

    @Test("an import of a scan that ends within the site warns, and says how far from the landmark")
    func cut() throws {
        let folder = try Folder()
        let scan = try ScanPhantom(in: folder.path, back: 10)
        let made = try Program.run([
            "patient", "import", "--ct", scan.ct, "--labels", scan.labels, "--names", folder.file("names.tsv"),
            "--site", "ventrogluteal-left", "--spacing", "3", "--output", folder.file("hip.senshi-patient"),
        ])
        #expect(made.status == 0, "\(made.complaint)")
        #expect(made.complaint.contains("warning: the scan ends within the site"), "\(made.complaint)")
    }
}
