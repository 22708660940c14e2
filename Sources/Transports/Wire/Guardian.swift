public import Authoring
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
    public struct Failure: Error, Sendable {
        public let message: LocalizedText
    }

    /// How long the servo thread may stand still, s (assumed: 50 ticks, and half of the 100 ms within which force must
    /// be off whatever happens).
    public static let patience = 0.050
    /// How long it may take to start, ms.
    private static let longestStart = 5000

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
        unsafe page.pointee.patience = Int64(Self.patience * 1e9)
        prepare(zero)
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

    /// Changes what takes the force off, where that is known only later. The guardian sees all of it or nothing; not for the
    /// servo thread, and from one thread only.
    func prepare(_ zero: ZeroPacket) {
        let (kind, endpoint, bytes) = Self.parts(of: zero)
        precondition(bytes.count <= Int(guardian_packet), "a zero packet has at most 512 bytes")
        unsafe guardian_prepare(page, kind, UInt32(endpoint), bytes, UInt32(bytes.count))
    }

    /// The servo thread's end of it; valid while the guardian is kept.
    func makeHeartbeat() -> Heartbeat { unsafe Heartbeat(page) }

    /// The first thing in a program that starts guardians of itself: where it was started as one it watches, and ends then.
    public static func watchIfAsked() {
        if CommandLine.arguments.dropFirst() == ["guardian"] { exit(guardian_watch() == 0 ? 0 : 64) }
    }

    /// Says that the device was left at zero. Not for the servo thread.
    public func end() {
        guard !isEnded else { return }
        isEnded = true
        unsafe guardian_end(page)
        for _ in 0..<200 where guardian_lives(process) != 0 { usleep(1000) }
    }

    /// Says that nobody knows what the device was told last: it takes the force off, again and again, until this process
    /// ends. Not for the servo thread.
    func fire() {
        guard !isEnded else { return }
        isEnded = true
        unsafe guardian_fire(page)
    }

    /// Says that the device did not take the last zero: it takes the force off until the device has taken that, for some
    /// seconds at most, whether this process ends or not. Not for the servo thread.
    func finish() {
        guard !isEnded else { return }
        isEnded = true
        unsafe guardian_finish(page)
    }

    private static func parts(of zero: ZeroPacket) -> (kind: UInt32, endpoint: UInt8, bytes: [UInt8]) {
        switch zero {
        case .write(let packets): (UInt32(guardian_write), 0, packets.flatMap { words([UInt16($0.count)]) + $0 })
        case .usbBulk(let endpoint, let bytes): (UInt32(guardian_usb_bulk), endpoint, bytes)
        case .evdevStop(let effects):
            (UInt32(guardian_evdev_stop), 0, words(effects))
        }
    }

    private static func words(_ numbers: [UInt16]) -> [UInt8] { numbers.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] } }

    private static func failure(_ what: String, _ error: Int32) -> Failure {
        let why = unsafe String(cString: strerror(error))
        return Failure(
            message: LocalizedText(
                ja: "プログラムが落ちたときに力を切る番人を起動できません(\(what): \(why))。番人なしでは力を出しません。"
                    + "メモリやプロセスを減らして、やり直してください。",
                en: "the guardian that takes the force off when the program dies could not get \(what) (\(why)); "
                    + "without it no force is shown. Free some memory or processes and run again."))
    }
}
