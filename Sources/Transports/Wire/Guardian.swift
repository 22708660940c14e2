import CPlatform
import FoundationEssentials
import Glibc

/// A small process that takes the force off a device when this one dies, is stopped or stands still.
///
/// It is this very program, started anew, with a copy of the device's descriptor, and does nothing but watch: this
/// process's pidfd, and a counter that the servo thread moves on at every tick. Where either says so it sends the
/// prepared packet, and again every 5 ms while the counter stands.
@safe
public final class Guardian: @unchecked Sendable {
    /// Why there is no guardian: one sentence.
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    /// How long the servo thread may stand still, s (assumed: 50 ticks, and half of the 100 ms within which force must
    /// be off whatever happens).
    public static let patience = 0.050
    /// How long it may take to start, ms.
    private static let longestStart = 2000

    private let page: UnsafeMutablePointer<guardian_page>
    private let pageDescriptor: Int32
    private var process: pid_t = 0
    private var isEnded = false

    /// Starts it, and waits until it watches. Not for the servo thread.
    /// - Parameters:
    ///   - zero: what takes the force off.
    ///   - descriptor: of the device; the guardian gets a copy.
    ///   - program: an executable whose command `guardian` watches; this one where it is left out.
    public init(
        _ zero: ZeroPacket, descriptor: Int32, program: String = "/proc/self/exe"
    ) throws(Failure) {
        var number: Int32 = -1
        guard let page = unsafe guardian_create(&number) else { throw Self.failure("a shared page", errno) }
        unsafe self.page = page
        pageDescriptor = number
        let (kind, endpoint, bytes) = Self.parts(of: zero)
        precondition(bytes.count <= Int(guardian_packet), "a zero packet has at most 512 bytes")
        unsafe page.pointee.kind = kind
        unsafe page.pointee.endpoint = UInt32(endpoint)
        unsafe page.pointee.length = UInt32(bytes.count)
        unsafe page.pointee.patience = Int64(Self.patience * 1e9)
        unsafe withUnsafeMutableBytes(of: &page.pointee.packet) { unsafe $0.copyBytes(from: bytes) }
        let error = unsafe guardian_spawn(program, number, descriptor, &process)
        guard error == 0 else { throw Self.failure("its process", error) }
        for _ in 0..<Self.longestStart {
            if unsafe guardian_is_ready(page) != 0 { return }
            guard guardian_lives(process) != 0 else { break }
            usleep(1000)
        }
        throw Self.failure("a sign that it watches", ETIME)
    }

    deinit {
        end()
        unsafe guardian_free(page, pageDescriptor)
    }

    /// One more sign of life, and how often the guardian has taken the force off so far.
    ///
    /// Safe on the servo thread.
    func beat() -> UInt32 { unsafe guardian_beat(page) }

    /// True while it watches. Not for the servo thread.
    public var isWatching: Bool { !isEnded && guardian_lives(process) != 0 }

    /// Says that the device was left at zero. Not for the servo thread.
    public func end() {
        guard !isEnded else { return }
        isEnded = true
        unsafe guardian_end(page)
        for _ in 0..<200 where guardian_lives(process) != 0 { usleep(1000) }
    }

    private static func parts(of zero: ZeroPacket) -> (kind: UInt32, endpoint: UInt8, bytes: [UInt8]) {
        switch zero {
        case .write(let bytes): (UInt32(guardian_write), 0, bytes)
        case .usbBulk(let endpoint, let bytes): (UInt32(guardian_usb_bulk), endpoint, bytes)
        case .evdevStop(let effects):
            (UInt32(guardian_evdev_stop), 0, effects.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
        }
    }

    private static func failure(_ what: String, _ error: Int32) -> Failure {
        let why = unsafe String(cString: strerror(error))
        return Failure(
            description: "the guardian that takes the force off when the program dies could not get \(what) (\(why)); "
                + "without it no force is shown. Free some memory or processes and run again.")
    }
}
