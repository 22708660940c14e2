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
        // What is at work has its name: most of the time goes by while no file is read.
        #expect(made.complaint.contains("reading the labels, 0 %\n"), "\(made.complaint)")
        #expect(made.complaint.contains("measuring the distances to the boundaries, 100 %\n"), "\(made.complaint)")
        let mode = try FileManager.default.attributesOfItem(atPath: patient)[.posixPermissions] as? Int
        #expect(mode == 0o600, "\(mode.map { String($0, radix: 8) } ?? "?")")
        #expect(made.complaint.contains("personal data"))
        let shown = try Program.run(["patient", "show", patient, "--needle", "38", "--depth", "30"])
        #expect(shown.status == 0, "\(shown.complaint)")
        let svg = try String(contentsOfFile: patient + ".svg", encoding: .utf8)
        #expect(svg.contains("needle 38 mm, tip 30 mm deep") && svg.contains("personal data"))
        let drawn = try Run("/usr/bin/rsvg-convert", [patient + ".svg", "-o", folder.file("hip.png")])
        #expect(drawn.status == 0, "\(drawn.errors)")
        let facts = try RunResult(try Program.run(["patient", "show", patient, "--json"]).output)
        #expect(abs(facts.number("depths_mm.fascia") - 21) < 3)
        #expect(facts.text("id").count == 32)
        let tooDeep = try Program.run(["patient", "show", patient, "--needle", "38", "--depth", "60"])
        #expect(tooDeep.status == 2 && tooDeep.complaint.contains("deeper than the needle"), "\(tooDeep.complaint)")
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
        try Self.densities(of: scan, in: folder)
        for name in files.keys.sorted() + ["bomb", "moon", "wide", "nan", "huge"] {
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

    /// The phantom's CT with other numbers: all of them none, a slope of 3e38, nothing but air, and water at 1024.
    private static func densities(of scan: ScanPhantom, in folder: Folder) throws {
        let script = """
            import array, gzip, struct, sys
            data = bytearray(gzip.open(sys.argv[1]).read())
            start = int(struct.unpack_from('<f', data, 108)[0])
            count = (len(data) - start) // 2
            def write(name, body, type=4, bits=16, slope=1.0, offset=0.0):
                head = bytearray(data[:start])
                struct.pack_into('<hh', head, 70, type, bits); struct.pack_into('<ff', head, 112, slope, offset)
                with gzip.open(sys.argv[2] + '/' + name + '.nii.gz', 'wb', 1) as f: f.write(bytes(head) + bytes(body))
            write('nan', struct.pack('<f', float('nan')) * count, 16, 32)
            write('huge', data[start:], slope=3e38)
            write('airy', struct.pack('<h', -1000) * count)
            write('shifted', data[start:], offset=1024.0)
            # As scanners pad the picture's corners, and a few voxels that are none: no harm.
            body = array.array('h', data[start:])
            for place in range(0, count, 1000): body[place] = -32768 if body[place] < -900 else body[place]
            write('padded', body.tobytes())
            """
        let made = try Run("/usr/bin/python3", ["-c", script, scan.ct, folder.path])
        #expect(made.status == 0, "\(made.errors)")
    }

    @Test("a CT whose numbers are no Hounsfield units is refused, not imported with absurd depths")
    func units() throws {
        let folder = try Folder()
        let scan = try ScanPhantom(in: folder.path)
        try Self.densities(of: scan, in: folder)
        func importing(_ name: String, _ more: [String] = []) throws -> Program.Outcome {
            var arguments = Self.importing(scan, in: folder, to: folder.file("\(name).patient")) + more
            arguments[3] = folder.file("\(name).nii.gz")
            return try Program.run(arguments)
        }
        for (name, part) in [
            ("nan", "100 % of the voxels around the site are no Hounsfield units"),
            ("huge", "% of the voxels around the site are no Hounsfield units"),
            ("airy", "100 % of what the labels call muscle is not as dense as muscle"),
            ("shifted", "of what the labels call muscle is not as dense as muscle"),
        ] {
            let outcome = try importing(name)
            #expect(outcome.status == 2 && outcome.complaint.contains(part), "\(name): \(outcome.complaint)")
            #expect(!FileManager.default.fileExists(atPath: folder.file("\(name).patient")))
        }
        #expect(try importing("nan", ["--language", "ja"]).complaint.contains("ハウンスフィールド値ではありません"))
        let padded = try importing("padded")
        #expect(padded.status == 0, "\(padded.complaint)")
    }

    @Test("an import never writes over what it reads, by whatever name, nor over another file unasked")
    func inputs() throws {
        let folder = try Folder()
        let scan = try ScanPhantom(in: folder.path)
        let names = folder.file("names.tsv")
        let before = try [scan.ct, scan.labels, names].map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
        try FileManager.default.createSymbolicLink(atPath: folder.file("soft"), withDestinationPath: scan.ct)
        try FileManager.default.linkItem(atPath: scan.labels, toPath: folder.file("hard"))
        try "mine".write(toFile: folder.file("other"), atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder.file("other"))
        for output in [scan.ct, scan.labels, names, "soft", "hard", folder.path + "/./soft"] {
            let file = output.hasPrefix("/") ? output : folder.file(output)
            for more in [[], ["--replace"]] {
                let outcome = try Program.run(Self.importing(scan, in: folder, to: file) + more)
                #expect(outcome.status == 2 && outcome.complaint.contains("itself"), "\(output): \(outcome.complaint)")
            }
        }
        #expect(try [scan.ct, scan.labels, names].map { try Data(contentsOf: URL(fileURLWithPath: $0)) } == before)
        let there = try Program.run(Self.importing(scan, in: folder, to: folder.file("other")))
        #expect(there.status == 4 && there.complaint.contains("--replace"), "\(there.status) \(there.complaint)")
        #expect(try String(contentsOfFile: folder.file("other"), encoding: .utf8) == "mine")
        let asked = try Program.run(Self.importing(scan, in: folder, to: folder.file("other")) + ["--replace"])
        #expect(asked.status == 0, "\(asked.complaint)")
        let shown = try Program.run(["patient", "show", folder.file("other"), "--output", folder.file("other")])
        #expect(shown.status == 2 && shown.complaint.contains("itself"), "\(shown.complaint)")
    }

    @Test("a pipe that nobody writes to, a device and a folder are refused at once, as scan, names and patient")
    func pipes() throws {
        let folder = try Folder()
        let scan = try ScanPhantom(in: folder.path)
        #expect(try Run("/usr/bin/mkfifo", [folder.file("pipe")]).status == 0)
        let limit = ["/usr/bin/timeout", "20"]
        for path in [folder.file("pipe"), "/dev/zero", folder.path] {
            for place in [3, 5, 7] {
                var arguments = Self.importing(scan, in: folder, to: folder.file("never"))
                arguments[place] = path
                let outcome = try Program.run(arguments, under: limit)
                #expect(outcome.status == 2, "\(path) at \(place): \(outcome.status) \(outcome.complaint)")
            }
            let shown = try Program.run(["patient", "show", path], under: limit)
            #expect(shown.status == 2 && shown.complaint.contains("is no file"), "\(path): \(shown.complaint)")
        }
    }

    /// Runs a command, and prints the most that it ever held, kB, as the kernel counted it.
    private static let counting = """
        import resource, subprocess, sys
        status = subprocess.run(sys.argv[1:]).returncode
        print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
        sys.exit(status)
        """

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
        func held(_ name: String) throws -> Int {
            let outcome = try Program.run(
                [
                    "patient", "import", "--ct", scan.ct, "--labels", folder.file("\(name).nii.gz"), "--site",
                    "ventrogluteal-left", "--names", folder.file("names.tsv"), "--spacing", "3", "--output",
                    folder.file("never"),
                ], under: ["/usr/bin/python3", "-c", Self.counting])
            #expect(outcome.status == 2 && outcome.complaint.hasSuffix(".\n"), "\(name): \(outcome.complaint)")
            return try #require(Int(outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)))
        }
        let (few, many) = (try held("few"), try held("many"))
        #expect(many - few < 20_000, "\(few) and \(many) kB")
    }
}
