import Authoring
import Foundation
public import Patients

/// A made-up hip in two NIfTI-1 files: a round body with fat, muscle and bones, and a vessel and a nerve in the way.
///
/// Its headers are full of what must never get out of them: a name, a date, a path, an extension, the name in the gzip.
public struct ScanPhantom {
    /// What stands in the headers.
    public static let secrets = [
        "DOE^JOHN", "19700131", "/home/radiology", "cohort-17", "<birth>1970", "DOE-JOHN-1970",
    ]
    /// Voxels, mm.
    static let spacing = 3.0
    static let depth = 72

    public let ct, labels: String
    /// Of the labels.
    public let names: LabelNames

    /// Writes both files into a folder, packed by the system's gzip.
    ///
    /// - Parameters:
    ///   - left: how far the scan's field of view reaches from the middle to the left, mm.
    ///   - back: and to the back.
    public init(in folder: String, left: Double = 165, back: Double = 124.5) throws {
        let text =
            "1\thip_left\n2\tfemur_left\n3\tgluteus_medius_left\n4\tiliac_artery_left\n5\tsuperior gluteal nerve\tnerve\n"
        names = LabelNames(text, into: Diagnostics()) ?? .total
        try text.write(toFile: "\(folder)/names.tsv", atomically: true, encoding: .utf8)
        var (density, marks): ([Int16], [Int16]) = ([], [])
        let (width, height) = (Int((165 + left) / Self.spacing) + 1, Int((124.5 + back) / Self.spacing) + 1)
        let origin = [-left, -back, -106.5]
        for z in 0..<Self.depth {
            for y in 0..<height {
                for x in 0..<width {
                    let steps = [x, y, z].map { Double($0) * Self.spacing }
                    let place = (x: steps[0] + origin[0], y: steps[1] + origin[1], z: steps[2] + origin[2])
                    let label = Self.label(place)
                    marks.append(label)
                    density.append(Self.density(place, label))
                }
            }
        }
        let sizes = (width, height, Self.depth)
        ct = try Self.write(density, sizes, origin, to: "\(folder)/DOE-JOHN-1970-ct.nii")
        labels = try Self.write(marks, sizes, origin, to: "\(folder)/DOE-JOHN-1970-labels.nii")
    }

    /// How far from the surface of the body, mm, in the middle of its side; more than 0 inside.
    private static func deep(_ p: (x: Double, y: Double, z: Double)) -> Double {
        140 * (1 - (p.x * p.x / (140 * 140) + p.y * p.y / (105 * 105)).squareRoot())
    }

    private static func label(_ p: (x: Double, y: Double, z: Double)) -> Int16 {
        func ball(_ x: Double, _ y: Double, _ z: Double, _ radius: Double) -> Bool {
            (p.x - x) * (p.x - x) + (p.y - y) * (p.y - y) + (p.z - z) * (p.z - z) < radius * radius
        }
        if ball(-105, 0, -60, 14) || (abs(p.x + 95) < 8 && abs(p.y) < 10 && p.z < -70) { return 2 }
        // A wing of bone with a spine in front and a crest above.
        if abs(p.x + 75) < 5 && p.y > -60 && p.y < 45 && p.z > -40 && p.z < 60 { return 1 }
        guard deep(p) > 21, p.x < -40 else { return 0 }
        // Along the body, behind the landmark; and across it.
        if (p.x + 104) * (p.x + 104) + (p.y + 6) * (p.y + 6) < 5 * 5 { return 4 }
        if (p.x + 104) * (p.x + 104) + (p.y - 30) * (p.y - 30) < 5 * 5 { return 5 }
        return 3
    }

    private static func density(_ p: (x: Double, y: Double, z: Double), _ label: Int16) -> Int16 {
        switch label {
        case 1, 2: 500
        case 0 where deep(p) < 0: -1000
        case 0 where deep(p) < 21: -100
        default: 50
        }
    }

    private static func write(
        _ values: [Int16], _ sizes: (Int, Int, Int), _ origin: [Double], to path: String
    ) throws -> String {
        var bytes = [UInt8](repeating: 0, count: 352)
        func put(_ value: Int, _ width: Int, at place: Int) {
            for byte in 0..<width { bytes[place + byte] = UInt8(truncatingIfNeeded: value >> (8 * byte)) }
        }
        func put(_ value: Float, at place: Int) { put(Int(value.bitPattern), 4, at: place) }
        func put(_ text: String, at place: Int) { for (n, byte) in text.utf8.enumerated() { bytes[place + n] = byte } }
        put(348, 4, at: 0)
        put(secrets[3], at: 4)
        put(secrets[0], at: 14)
        for (number, size) in [3, sizes.0, sizes.1, sizes.2, 1, 1, 1, 1].enumerated() {
            put(size, 2, at: 40 + 2 * number)
        }
        put(4, 2, at: 70)
        put(16, 2, at: 72)
        for number in 0..<4 { put(Float(number == 0 ? 1 : spacing), at: 76 + 4 * number) }
        let more = Array(secrets[4].utf8)
        put(Float(352 + 32), at: 108)
        put(Float(1), at: 112)
        bytes[123] = 2
        put("\(secrets[0]) \(secrets[1])", at: 148)
        put(secrets[2], at: 228)
        put(1, 2, at: 254)
        for (row, place) in [280, 296, 312].enumerated() {
            put(Float(spacing), at: place + 4 * row)
            put(Float(origin[row]), at: place + 12)
        }
        put(secrets[1], at: 328)
        put("n+1", at: 344)
        // An extension of 32 bytes.
        bytes[348] = 1
        bytes += [32, 0, 0, 0, 6, 0, 0, 0] + more + [UInt8](repeating: 0, count: 24 - more.count)
        for value in values {
            bytes.append(UInt8(truncatingIfNeeded: value))
            bytes.append(UInt8(truncatingIfNeeded: value >> 8))
        }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        _ = try Run("/bin/gzip", ["-f", path])
        return path + ".gz"
    }
}
