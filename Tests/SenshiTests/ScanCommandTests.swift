import Foundation
import TestSupport
import Testing

/// `senshi patient` on a scan that anybody has.
@Suite("a patient from a made-up scan, by command", .serialized) struct ScanCommandTests {
    private static func importing(_ scan: ScanPhantom, in folder: Folder, to file: String) -> [String] {
        [
            "patient", "import", "--ct", scan.ct, "--labels", scan.labels, "--names", folder.file("names.tsv"),
            "--site",
            "ventrogluteal-left", "--spacing", "2", "--output", file,
        ]
    }

    @Test("an import tells how far it is, and the patient is shown as a picture and as JSON")
    func show() throws {
        let folder = try Folder()
        let scan = try ScanPhantom(in: folder.path)
        let patient = folder.file("hip.senshi-patient")
        let made = try Program.run(Self.importing(scan, in: folder, to: patient))
        #expect(made.status == 0, "\(made.complaint)")
        let shares = made.complaint.matches(of: /(\d+) %/).compactMap { Int($0.output.1) }
        #expect(shares.last == 100 && shares.count >= 3, "\(made.complaint)")
        #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 <= $1 }, "\(shares)")
        #expect(made.complaint.contains("personal data"))
        let shown = try Program.run(["patient", "show", patient, "--needle", "38", "--depth", "30"])
        #expect(shown.status == 0, "\(shown.complaint)")
        let svg = try String(contentsOfFile: patient + ".svg", encoding: .utf8)
        #expect(svg.contains("needle 38 mm, tip 30 mm deep") && svg.contains("personal data"))
        let drawn = try Run("/usr/bin/rsvg-convert", [patient + ".svg", "-o", folder.file("hip.png")])
        #expect(drawn.status == 0, "\(drawn.errors)")
        let facts = try RunResult(try Program.run(["patient", "show", patient, "--json"]).output)
        #expect(abs(facts.number("depths_mm.fascia") - 21) < 3)
        #expect(facts.text("site") == "ventrogluteal-left" && facts.text("id").count == 32)
    }

    @Test("hostile scans end with one sentence, little memory and no crash")
    func hostile() throws {
        let folder = try Folder()
        let scan = try ScanPhantom(in: folder.path)
        let good = try Data(contentsOf: URL(filePath: scan.labels))
        var files: [String: Data] = [
            "empty": Data(), "text": Data("hello".utf8), "cut": good.prefix(good.count / 2),
        ]
        var damaged = good
        for place in (good.count / 2)..<(good.count / 2 + 100) { damaged[place] ^= 0xA5 }
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
                    "patient", "import", "--ct", role == "ct" ? file : scan.ct, "--labels",
                    role == "labels" ? file : scan.labels, "--site", "ventrogluteal-left", "--names",
                    folder.file("names.tsv"), "--spacing", "3", "--output",
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

    @Test("labels in which every voxel is a bone's take no more memory than a sixteenth of them")
    func bones() throws {
        let folder = try Folder()
        let scan = try ScanPhantom(in: folder.path)
        // Small when packed. 98 MB where the places of the larger one's voxels are kept, at 24 bytes each, and 6 of the other's.
        let script = """
            import gzip, struct, sys
            for name, slices in (('few', 10), ('many', 160)):
                h = bytearray(352)
                struct.pack_into('<i', h, 0, 348); struct.pack_into('<8h', h, 40, 3, 160, 160, slices, 1, 1, 1, 1)
                struct.pack_into('<hh', h, 70, 2, 8); struct.pack_into('<4f', h, 76, 1, 3, 3, 3)
                struct.pack_into('<f', h, 108, 352); struct.pack_into('<h', h, 254, 1)
                struct.pack_into('<12f', h, 280, 3, 0, 0, 0, 0, 3, 0, 0, 0, 0, 3, 0); h[344:348] = b'n+1\\0'
                with gzip.open(sys.argv[1] + '/' + name + '.nii.gz', 'wb', 1) as f:
                    f.write(bytes(h))
                    for z in range(slices): f.write(bytes([2 - z % 2]) * (160 * 160))
            """
        #expect(try Run("/usr/bin/python3", ["-c", script, folder.path]).status == 0)
        // The most that the program ever held, kB, as the kernel counted it.
        let counting = """
            import resource, subprocess, sys
            status = subprocess.run(sys.argv[1:]).returncode
            print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
            sys.exit(status)
            """
        func held(_ name: String) throws -> Int {
            let outcome = try Program.run(
                [
                    "patient", "import", "--ct", scan.ct, "--labels", folder.file("\(name).nii.gz"), "--site",
                    "ventrogluteal-left", "--names", folder.file("names.tsv"), "--spacing", "3", "--output",
                    folder.file("never"),
                ], under: ["/usr/bin/python3", "-c", counting])
            #expect(outcome.status == 2 && outcome.complaint.hasSuffix(".\n"), "\(name): \(outcome.complaint)")
            return try #require(Int(outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)))
        }
        let (few, many) = (try held("few"), try held("many"))
        #expect(many - few < 20_000, "\(few) and \(many) kB")
    }
}
