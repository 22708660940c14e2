import Foundation
import Testing

/// A run's table of frames.
struct FrameRows {
    private let columns: [String: Int]
    private let rows: [[Double]]

    init(path: String) throws {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        let names = lines[0].split(separator: ",").map(String.init)
        columns = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        rows = lines.dropFirst().map { $0.split(separator: ",").map { Double($0) ?? .nan } }
            // Only what the device has said; the last frame is the one in which it went.
            .filter { $0[3] > 0 }
    }

    func value(_ name: String, _ row: Int) -> Double { columns[name].map { rows[row][$0] } ?? .nan }
    func last(_ name: String) -> Double { value(name, rows.count - 1) }

    /// For the independent reading: each tick of the run and the instant of its sample, ns since the first report.
    var instants: [String] {
        let zero = value("sampled_ms", 0)
        return rows.indices.map { row in
            let sampled = Int64(((value("sampled_ms", row) - zero) * 1e6).rounded())
            return "\(Int64((value("time_ms", row) * 1e6).rounded())),\(sampled)"
        }
    }

    /// Direction within 0.5° and advance within 0.1 mm at 50 instants, and the deepest travel within 0.1 mm.
    /// - Parameters:
    ///   - ticks: ns, pen, direction (right, head, out), advance m, one row for each row here.
    ///   - radius: of the skin, mm.
    func compare(with ticks: [[Double]], radius: Double) throws {
        try #require(rows.count == ticks.count)
        let live = ticks.indices.filter { ticks[$0][1] == 1 }
        try #require(live.count > 100)
        for pick in 0..<50 {
            let other = ticks[live[pick * (live.count - 1) / 49]]
            let row = live[pick * (live.count - 1) / 49]
            let travel = other[5] * 1000 - 10
            #expect(abs(value("travel_mm", row) - travel) < 0.1, "advance at row \(row)")
            let axis = ["axis_x", "axis_y", "axis_z"].map { value($0, row) }
            let site = zip(["tip_x_mm", "tip_y_mm", "tip_z_mm"], axis).map { value($0, row) - $1 * travel }
            let out = (x: site[0] / radius, z: (site[2] + radius) / radius)
            let local = [axis[0] * out.z - axis[2] * out.x, axis[1], axis[0] * out.x + axis[2] * out.z]
            let cosine = zip(local, other[2...4]).map { $0 * $1 }.reduce(0, +)
            #expect(cosine > cos(0.5 * Double.pi / 180), "direction at row \(row)")
        }
        let deepest = rows.indices.map { value("travel_mm", $0) }.max() ?? .nan
        let expected = (ticks.map { $0[5] }.max() ?? .nan) * 1000 - 10
        #expect(abs(deepest - expected) < 0.1, "deepest travel \(deepest) mm, expected \(expected) mm")
    }
}
