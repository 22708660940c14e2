public import Authoring
import CZlib
import Collision
import Glibc
import Scans
import Space

/// A patient's site as a file: a line that says what it is, the notice about personal data, then numbers, packed, and
/// a check sum over all before it. No text, path or date of the scan is in it.
public enum PatientFile {
    /// The first line.
    public static let format = "senshi-patient/1"
    /// The most bytes that a file may have: a packed site is some 2 MB.
    static let longest = 64 << 20
    private static let mostPoints = 4_000_000
    /// Metres per unit of a stored distance: 4 µm, to 0.13 m.
    private static let unit: Float = 4e-6
    static let numbers = 4 + 10 + 12 + 5

    /// Why a file is no patient.
    public enum Problem: Error, Sendable, Equatable {
        case unreadable(String)
        /// A folder, a pipe or a device.
        case notAFile
        case notAPatient
        case newer
        case damaged

        /// One sentence: what is wrong and what to do.
        public var sentence: LocalizedText {
            switch self {
            case .unreadable(let reason):
                LocalizedText(
                    ja: "開けません(\(reason))。ファイル名と読み取り権限を確かめてください。",
                    en: "can't be read (\(reason)). Check the name and whether you may read it.")
            case .notAFile:
                LocalizedText(
                    ja: "ファイルではありません(フォルダー、パイプ、デバイスなど)。患者ファイルを指定してください。",
                    en: "is no file (but a folder, a pipe or a device). Name a patient file.")
            case .notAPatient:
                LocalizedText(
                    ja: "患者ファイルではありません。senshi patient import で作ってください。",
                    en: "is no patient file. Make one with senshi patient import.")
            case .newer:
                LocalizedText(
                    ja: "別の版の患者ファイルです。この版の senshi patient import で作り直してください。",
                    en: "is a patient file of another version. Make it again with this version's senshi patient import."
                )
            case .damaged:
                LocalizedText(
                    ja: "壊れています。コピーし直すか、senshi patient import で作り直してください。",
                    en: "is damaged. Copy it again, or make it again with senshi patient import.")
            }
        }
    }

    // MARK: Writing

    /// The file's bytes.
    public static func bytes(of patient: SitePatient) -> [UInt8] {
        var bytes = Array("\(format)\n\(SitePatient.notice.en)\n\(SitePatient.notice.ja)\n\0".utf8)
        var body = PatientBytes()
        body.put(text: patient.id)
        body.put(text: patient.site.rawValue)
        let field = patient.boundaries.field
        for count in [field.sizes.x, field.sizes.y, field.sizes.z] { body.put(UInt32(count)) }
        for number in [field.spacing, field.origin.x, field.origin.y, field.origin.z] { body.put(number) }
        body.put(patient.chart.radius)
        for term in 0..<10 { body.put(patient.chart.relief.terms[term]) }
        let p = patient.placement
        for column in [p.x, p.y, p.z, p.origin] { for number in [column.x, column.y, column.z] { body.put(number) } }
        for face in 1..<5 { body.put(patient.anatomy.depths[face]) }
        for lane in 0..<7 {
            var before: Int16 = 0
            for point in 0..<field.count {
                let value = Int16(max(-32767, min(32767, (field.value(at: point, lane) / unit).rounded())))
                body.put(UInt16(bitPattern: value &- before))
                before = value
            }
        }
        let packed = PackedBody.pack(body.bytes)
        var head = PatientBytes()
        head.put(UInt32(body.bytes.count))
        head.put(UInt32(packed.count))
        bytes += head.bytes + packed
        var sum = PatientBytes()
        sum.put(PackedBody.checksum(bytes))
        return bytes + sum.bytes
    }

    // MARK: Reading

    /// Reads a file.
    public static func read(contentsOf path: String) throws(Problem) -> SitePatient {
        guard ReadingRoom.allows(path) else { throw .unreadable("there is no such file here") }
        return try read(bytes(of: path))
    }

    /// Reads from memory. Total: any bytes give a patient or a problem.
    public static func read(_ bytes: [UInt8]) throws(Problem) -> SitePatient {
        let line = Array("senshi-patient/".utf8)
        guard bytes.starts(with: line) else { throw .notAPatient }
        guard bytes.starts(with: Array("\(format)\n".utf8)) else { throw .newer }
        guard bytes.count > 16, let end = bytes.prefix(4096).firstIndex(of: 0) else { throw .damaged }
        var tail = PatientReader(bytes, from: bytes.count - 4)
        guard tail.word() == PackedBody.checksum(Array(bytes.dropLast(4))) else { throw .damaged }
        var head = PatientReader(bytes, from: end + 1)
        guard let size = head.word(), let packed = head.word(), size <= 16 * mostPoints,
            head.place + Int(packed) == bytes.count - 4,
            let body = PackedBody.unpack(Array(bytes[head.place..<(bytes.count - 4)]), size: Int(size))
        else { throw .damaged }
        guard let patient = patient(body) else { throw .damaged }
        return patient
    }

    private static func patient(_ body: [UInt8]) -> SitePatient? {
        var reader = PatientReader(body, from: 0)
        guard let id = reader.text(), id.count == 32, id.allSatisfy(\.isHexDigit), let name = reader.text(),
            let site = ScanSite(rawValue: name)
        else { return nil }
        let counts = (0..<3).compactMap { _ in reader.word().map(Int.init) }
        guard counts.count == 3, counts.allSatisfy({ (2...1000).contains($0) }) else { return nil }
        let points = counts[0] * counts[1] * counts[2]
        let values = (0..<(4 + 11 + 12 + 4)).compactMap { _ in reader.number() }
        guard points <= mostPoints, values.count == 31, values.allSatisfy({ $0.isFinite && abs($0) < 1e6 }),
            (1e-4...0.01).contains(values[0]), (0.01...10).contains(values[4]), body.count == reader.place + points * 14
        else { return nil }
        func vector(_ at: Int) -> Vector { Vector(values[at], values[at + 1], values[at + 2]) }
        var terms = InlineArray<10, Double>(repeating: 0)
        for term in 0..<10 { terms[term] = values[5 + term] }
        let depths = [0] + values[27..<31]
        let start = reader.place
        let store = unsafe BoundaryStore(
            origin: vector(1), spacing: values[0], sizes: (counts[0], counts[1], counts[2])
        ) { voxels in
            unsafe body.withUnsafeBufferPointer { bytes in
                var place = start
                for lane in 0..<7 {
                    var value: Int16 = 0
                    for point in 0..<points {
                        let bits = unsafe UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
                        value = value &+ Int16(bitPattern: bits)
                        unsafe voxels[point][lane] = Float(value) * unit
                        place += 2
                    }
                }
            }
        }
        return SitePatient(
            id: id, site: site, boundaries: store, chart: SkinChart(radius: values[4], relief: SkinRelief(terms)),
            depths: depths,
            placement: Affine(x: vector(15), y: vector(18), z: vector(21), origin: vector(24)))
    }

    private static func bytes(of path: String) throws(Problem) -> [UInt8] {
        // A pipe that nobody writes to would hold the program for ever.
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw unsafe .unreadable(String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
        var bytes: [UInt8] = []
        var portion = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe portion.withUnsafeMutableBytes {
                unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw unsafe .unreadable(String(cString: strerror(errno))) }
            if count == 0 { return bytes }
            bytes += portion[..<count]
            guard bytes.count <= longest else { throw .notAPatient }
        }
    }
}
