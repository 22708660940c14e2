import Collision
import Foundation
import Patients
import Scans
import Space
import TestSupport
import Testing

/// A scan that anybody has, from its files to its patient.
@Suite("a patient from a made-up scan", .serialized) struct PhantomTests {
    private static func folder() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "senshi-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }

    /// The patient and where the scan was said to end, m.
    private static func made(
        left: Double = 165, back: Double = 124.5, spacing: Double = 0.003
    ) throws -> (SitePatient, Double?) {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let scan = try ScanPhantom(in: folder, left: left, back: back)
        var cut: Double?
        let patient = try PatientImport(
            ShippedPresets.site(.ventrogluteal), spacing: spacing, cut: { cut = $0 }
        ).patient(ct: scan.ct, labels: scan.labels, names: scan.names, site: .ventroglutealLeft)
        return (patient, cut)
    }

    /// On the grid that an import has unless told.
    private static let fine = Result { try made(spacing: 0.001) }

    @Test("fat, muscle and bone lie where the scan was made with them, within a voxel")
    func depths() throws {
        let (patient, cut) = try Self.fine.get()
        #expect(cut == nil, "\(cut ?? 0)")
        let depths = patient.anatomy.depths
        #expect(abs(depths[3] - 0.021) < 0.003, "\(depths[3])")
        #expect(depths[4] > 0.040 && depths[4] < 0.075, "\(depths[4])")
    }

    @Test("a scan that ends within the site says how far from the landmark")
    func cut() throws {
        // The landmark lies some 20 mm before the middle, and the scan ends 10 mm behind it.
        let end = try #require(try Self.made(back: 10).1)
        #expect(end > 0.020 && end < 0.040, "\(end)")
    }

    @Test("a scan that does not show the skin at the landmark is refused")
    func cutOff() {
        #expect(throws: ImportProblem.siteCutOff) { _ = try Self.made(left: 130) }
    }

    @Test("no text, date or path of the headers, and no name of the files, is in the unpacked bytes of a patient file")
    func secrets() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let scan = try ScanPhantom(in: folder)
        // The scan does hold them.
        let unpacked = try Run("/usr/bin/python3", ["-c", Self.find, scan.ct, "scan"] + ScanPhantom.secrets)
        #expect(unpacked.output == "\(ScanPhantom.secrets.count)\n", "\(unpacked.output) \(unpacked.errors)")
        let patient = try PatientImport(ShippedPresets.site(.ventrogluteal), spacing: 0.003).patient(
            ct: scan.ct, labels: scan.labels, names: scan.names, site: .ventroglutealLeft)
        let file = "\(folder)/hip.senshi-patient"
        try Data(PatientFile.bytes(of: patient)).write(to: URL(fileURLWithPath: file))
        let words = ScanPhantom.secrets + [folder, "DOE", "JOHN", "1970", "radiology", "nii", "hip_left", "gluteus"]
        let found = try Run("/usr/bin/python3", ["-c", Self.find, file, "patient"] + words)
        #expect(found.status == 0 && found.output == "0\n", "\(found.output) \(found.errors)")
    }

    /// How many of some words are in a file's packed and unpacked bytes, in any case, as UTF-8 and UTF-16.
    private static let find = """
        import gzip, struct, sys, zlib
        path, kind, words = sys.argv[1], sys.argv[2], sys.argv[3:]
        raw = open(path, 'rb').read()
        if kind == 'scan':
            everything = raw[:4096] + gzip.open(path).read(4096)
        else:
            end = raw.index(b'\\0') + 1
            size, packed = struct.unpack_from('<II', raw, end)
            body = zlib.decompress(raw[end + 8:end + 8 + packed])
            assert len(body) == size > 100000
            everything = raw + body
        low = everything.lower()
        print(sum(any(w.lower().encode(e) in low for e in ('utf-8', 'utf-16-le', 'utf-16-be')) for w in words))
        """

    @Test("a needle straight in at the scan's vessel or nerve is in it, and beside them it is not")
    func structures() throws {
        let patient = try Self.fine.get().0
        func contacts(_ kind: Structure.Kind, _ scan: Vector) -> [StructureContact] {
            // From 30 mm outside, straight into the side of the body.
            let place = patient.placement.voxel(Vector(-150, scan.y, scan.z))
            let axis = (patient.placement.voxel(scan) - place).unit(or: .zero)
            let contact = patient.anatomy.contact(tip: place, axis: axis)
            return (0..<contact.structureCount).map { contact.structures[$0] }.filter { $0.kind == kind && $0.near < 1 }
        }
        let z = patient.placement.origin.z
        #expect(!contacts(.vessel, Vector(-104, -6, z)).isEmpty)
        #expect(contacts(.nerve, Vector(-104, -6, z)).isEmpty)
        #expect(!contacts(.nerve, Vector(-104, 30, z)).isEmpty)
        #expect(contacts(.vessel, Vector(-104, 14, z)).isEmpty && contacts(.nerve, Vector(-104, 14, z)).isEmpty)
    }

    @Test("a site of 120 × 120 × 80 mm at 1 mm takes at most 64 MiB")
    func memory() throws {
        let patient = try Self.fine.get().0
        let sizes = patient.boundaries.field.sizes
        #expect(sizes.x >= 121 && sizes.y >= 121 && sizes.z >= 81)
        #expect(patient.boundaries.byteCount <= 64 << 20)
    }
}
