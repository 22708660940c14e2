import CPlatform
import Glibc
import Profiles
import Synchronization

/// An open device of raw reports. Closed once. Not for the servo thread, which reads the descriptor that it was given.
final class HidrawHandle: Sendable {
    private let open: Mutex<Int32?>
    let node: String
    /// `054c:0ce6`, its interface and what it calls itself.
    let model: EvdevMatch.Model
    let interface: Int?
    let name: String

    init(node: String) throws(HidrawError) {
        self.node = node
        let descriptor = unsafe Glibc.open(node, O_RDWR | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .opening(node, errno: errno) }
        var said = hidraw_identity()
        let status = unsafe hidraw_identify(descriptor, &said)
        guard status == 0 else {
            Glibc.close(descriptor)
            throw status == ENODEV ? .opening(node, errno: ENODEV) : .notAHidDevice(node)
        }
        model = EvdevMatch.Model(vendor: said.vendor, product: said.product)
        interface = said.interface < 0 ? nil : Int(said.interface)
        name = unsafe withUnsafeBytes(of: said.name) {
            unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        open = Mutex(descriptor)
    }

    deinit { close() }

    /// Valid until ``close()``; nil after it.
    var descriptor: Int32? { open.withLock { $0 } }

    /// Exchanges one feature report.
    func exchange(_ feature: HidrawLayout.Feature) throws(HidrawError) {
        guard let descriptor else { throw .feature(node, feature, ENODEV) }
        var bytes = feature.bytes
        let count = Int32(bytes.count)
        let code =
            switch feature.kind {
            case .get: unsafe min(0, hidraw_get_feature(descriptor, &bytes, count))
            case .set: unsafe -hidraw_set_feature(descriptor, bytes, count)
            }
        if code < 0 { throw .feature(node, feature, -code) }
    }

    /// Sends one report. Waits for the device: for the writing thread only.
    /// - Returns: 0, or errno.
    func send(_ bytes: [UInt8]) -> Int32 {
        guard let descriptor else { return ENODEV }
        return unsafe Glibc.write(descriptor, bytes, bytes.count) < 0 ? errno : 0
    }

    func close() {
        open.withLock { open in
            if let ended = open { Glibc.close(ended) }
            open = nil
        }
    }

    /// True where a profile is for it.
    func fits(_ layout: HidrawLayout) -> Bool {
        layout.models.contains(model) && (layout.interface == nil || interface == nil || layout.interface == interface)
    }
}
