import Devices
import Foundation
public import Servo
import Space

/// All frames of a run as a table of comma-separated values, units in the column names.
///
/// Written to a file beside the wanted one and renamed at the end: nothing is ever half there.
public struct FrameTable: ~Copyable {
    /// Why a table could not be written: one sentence.
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    private static let header = """
        tick,time_ms,sampled_ms,report,buttons,tip_x_mm,tip_y_mm,tip_z_mm,axis_x,axis_y,axis_z,plunger_share,travel_mm,dimple_mm,\
        depth_mm,angle_sine,layer,axial_N,tip_N,force_x_N,force_y_N,force_z_N,sent_x_N,sent_y_N,sent_z_N,marks,\
        interlocks,fault,lateness_us

        """
    private let path: String
    private let handle: FileHandle
    private var pending = Data()

    /// Begins a table at `path`.
    public init(path: String) throws(Failure) {
        self.path = path
        let part = path + ".part"
        guard FileManager.default.createFile(atPath: part, contents: nil),
            let handle = FileHandle(forWritingAtPath: part)
        else {
            throw Failure(
                description: "\(path): can't be written. Name a file in a folder that exists and that you may write to."
            )
        }
        self.handle = handle
        pending.append(contentsOf: Self.header.utf8)
    }

    /// Writes the next frame as one line. Fails where the file can't take it.
    public mutating func add(_ frame: Frame) throws(Failure) {
        func mm(_ x: Double) -> String { "\(x * 1000)" }
        let columns: [String] = [
            "\(frame.tick)", "\(Double(frame.time.nanoseconds) / 1e6)", "\(Double(frame.sampled.nanoseconds) / 1e6)",
            "\(frame.report)", "\(frame.buttons.bits)",
            mm(frame.tip.x), mm(frame.tip.y), mm(frame.tip.z), "\(frame.axis.x)", "\(frame.axis.y)", "\(frame.axis.z)",
            "\(frame.plunger)", mm(frame.travel), mm(frame.dimple), mm(frame.depth), "\(frame.steepness)",
            "\(frame.layer)", "\(frame.axial)", "\(frame.tipForce)", "\(frame.force.x)", "\(frame.force.y)",
            "\(frame.force.z)", "\(frame.sent.x)", "\(frame.sent.y)", "\(frame.sent.z)", "\(frame.marks.bits)",
            "\(frame.interlocks.bits)", "\(frame.fault)", "\(Double(frame.lateness) / 1000)",
        ]
        pending.append(contentsOf: columns.joined(separator: ",").utf8)
        pending.append(10)
        if pending.count > 1 << 20 { try flush() }
    }

    /// Writes the rest and gives the file its name.
    public mutating func finish() throws(Failure) {
        try flush()
        do {
            try handle.synchronize()
            try handle.close()
        } catch {
            throw Failure(description: "\(path): could not be finished: \(error.localizedDescription)")
        }
        guard unsafe rename(path + ".part", path) == 0 else {
            throw Failure(
                description: "\(path): could not be given its name; the table is complete in \(path).part.")
        }
    }

    private mutating func flush() throws(Failure) {
        do { try handle.write(contentsOf: pending) } catch {
            throw Failure(
                description:
                    "\(path): the disk does not take more (\(error.localizedDescription)). Make room and run again.")
        }
        pending.removeAll(keepingCapacity: true)
    }
}
