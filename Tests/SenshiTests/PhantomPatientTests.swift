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
        try CT.pierce("hip.senshi-patient", in: folder) { _, _ in }
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
