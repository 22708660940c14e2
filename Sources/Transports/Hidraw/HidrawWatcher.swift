import CPlatform
import Devices
public import Profiles

/// A device of raw reports that is read by an ordinary thread. It is told nothing. Not for the servo thread.
public final class HidrawWatcher {
    private let handle: HidrawHandle
    private var bytes = ReportBytes()

    /// What it calls itself, its model, and its USB interface where it has one.
    public var name: String { handle.name }
    public var model: EvdevMatch.Model { handle.model }
    public var interface: Int? { handle.interface }
    /// Whether a number stands before each report; nil where the device does not say.
    public let numbersReports: Bool?

    public init(node: String) throws(HidrawError) {
        let handle = try HidrawHandle(node: node)
        guard let descriptor = handle.descriptor else { throw .notAHidDevice(node) }
        let said = hidraw_numbers_reports(descriptor)
        numbersReports = said < 0 ? nil : said == 1
        self.handle = handle
    }

    /// Hands on the reports since the last time. False where it is gone.
    public func reports(_ take: ([UInt8]) -> Void) -> Bool {
        guard let descriptor = handle.descriptor else { return false }
        while true {
            switch HidrawLeaves.next(descriptor, into: &bytes) {
            case .report: take((0..<bytes.count).map { bytes[$0] })
            case .nothing: return true
            case .gone: return false
            }
        }
    }
}
