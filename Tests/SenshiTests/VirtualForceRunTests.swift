import Foundation
import Testing

/// Stepped sessions on the virtual devices that have a mass and push back.
struct VirtualForceRunTests {
    /// A device, and the steps of its encoders, mm, as its maker publishes them.
    static let devices = [
        ("virtual-falcon", 0.06), ("virtual-touch", 0.055), ("virtual-omega3", 0.01), ("virtual-polhem", 0.02),
    ]

    private func rows(on device: String) throws -> [[String: String]] {
        let folder = try Folder()
        let table = folder.file("frames.csv")
        let outcome = try Program.run([
            "run", "covid19-deltoid-im", "--device", device, "--hand", "expert", "--stepped", "--json", "--record",
            table,
            "--reports", folder.path,
        ])
        #expect([0, 1].contains(outcome.status), "\(outcome.complaint)")
        return ForceRunTests.Session.rows(of: table)
    }

    @Test(
        "the hand feels the tissue, the device yields, and its place comes in its encoders' steps", arguments: devices)
    func felt(device: String, step: Double) throws {
        let (rows, free) = (try rows(on: device), try rows(on: "virtual-needle"))
        func number(_ name: String, _ row: [String: String]) -> Double { row[name].flatMap(Double.init) ?? .nan }
        let forces = rows.map { row in
            ["sent_x_N", "sent_y_N", "sent_z_N"].map { number($0, row) }.reduce(0) { $0 + $1 * $1 }.squareRoot()
        }
        #expect(forces.count { $0 > 0.1 } > 20, "\(device) \(forces.max() ?? 0)")
        // Where it pushes, the hand is not where it wanted to be: the needle that has no mass is.
        let yielded = zip(zip(rows, free), forces).filter { $1 > 0.1 }.map { pair, _ in
            abs(number("tip_z_mm", pair.0) - number("tip_z_mm", pair.1))
        }
        #expect(yielded.contains { $0 > 3 * step }, "\(yielded.max() ?? .nan)")
        // The first place is where the hand begins, between two steps; it lasts until the first of them.
        let places = rows.map { number("tip_z_mm", $0) }
        let stepped = places.drop { $0 == places[0] }
        let moved = zip(stepped, stepped.dropFirst()).map { abs($1 - $0) }
        let steps = moved.map { ($0 / step).rounded() * step }
        #expect(zip(moved, steps).allSatisfy { abs($0 - $1) < 1e-3 * step + 1e-6 } && moved.contains { $0 > 0 })
    }
}
