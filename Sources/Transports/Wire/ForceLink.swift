import Authoring
import CPlatform
import Devices
import Foundation
import Space
import Synchronization

/// The force of a virtual device, sent to another process over a serial line: real bytes, a real writer, a real guardian.
///
/// A thread of its own is the only writer. It sends each command once, and zero as soon as the newest has expired.
@safe
public final class ForceLink: @unchecked Sendable {
    /// Why a line can't be used: one sentence.
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    /// How long whoever closes it waits for its thread, s: as long as for a wire's (assumed).
    private static let patience = 2.0

    private let line: Int32
    private let bell: Int32
    private let slot = CommandSlot()
    private let guardian: Guardian
    private let over = Atomic<Bool>(false)
    private let zero = Atomic<Int64>(0)
    private let lost = Atomic<Bool>(false)
    private let unsaid = Atomic<Bool>(false)
    private let ended = DispatchSemaphore(value: 0)
    private let turned = Atomic<UInt64>(0)
    private var heart = Heartbeat.none
    private var writer = WirePulse(.commands)
    private var isClosed = false

    /// Opens a line, such as a pseudo-terminal, and sets the guardian to it.
    public init(path: String) throws(Failure) {
        line = unsafe cplatform_open_line(path)
        guard line >= 0 else {
            let why = unsafe String(cString: strerror(-line))
            throw Failure(description: "\(path): can't be opened (\(why)). Name a serial line that you may write to.")
        }
        bell = cplatform_make_bell()
        do throws(Guardian.Failure) {
            guardian = try Guardian(.write([ForcePacket(.zero).bytes]), descriptor: line)
        } catch {
            throw Failure(description: error.message.en)
        }
        heart = guardian.makeHeartbeat()
        let thread = Thread { [self] in
            write()
            ended.signal()
        }
        thread.start()
    }

    /// The machine's clock at the run's zero. Not for the servo thread.
    func start(at machine: Instant) { zero.store(machine.nanoseconds, ordering: .releasing) }

    /// Hands a command to the writer, and shows the guardian that the servo thread lives, as long as the writer does too.
    ///
    /// - Parameter now: on the run's clock.
    /// - Returns: false where the force is taken off behind the servo's back, by the guardian: it must start anew.
    ///
    /// Safe on the servo thread.
    func post(_ command: Command, at now: Instant) -> Bool {
        let hung = writer.isHung
        writer.look(turned.load(ordering: .relaxed), at: now)
        let isUndisturbed = !writer.isHung && heart.beat()
        if !heart.isWatched { lost.store(true, ordering: .releasing) }
        let (end, overflow) = command.expires.nanoseconds.addingReportingOverflow(zero.load(ordering: .relaxed))
        slot.put(isUndisturbed ? command.force : .zero, until: Instant(nanoseconds: overflow ? .max : end))
        cplatform_ring(bell)
        return isUndisturbed || (hung && writer.isHung)
    }

    /// Nobody reads any more, or the guardian is gone: the device is no longer to be trusted. Safe on any thread.
    var isLost: Bool { lost.load(ordering: .acquiring) }

    /// The only place that writes to the line.
    private func write() {
        unsafe cplatform_name_thread("senshi-writer")
        // Best effort, below the servo's: a busy machine is no reason to take it for hung.
        _ = cplatform_schedule_fifo(79)
        while !over.load(ordering: .acquiring) {
            turned.wrappingAdd(1, ordering: .relaxed)
            cplatform_await(bell, 5)
            send(slot.force(at: Instant(nanoseconds: cplatform_now())))
        }
        unsaid.store(!send(.zero), ordering: .releasing)
    }

    /// False where the other end is there and did not take it.
    @discardableResult
    private func send(_ force: Vector) -> Bool {
        let bytes = ForcePacket(force).bytes
        let error = unsafe bytes.withUnsafeBytes { unsafe cplatform_put(line, $0.baseAddress, UInt64($0.count)) }
        // A reader that is slow misses packets; the next one says it all. One that is gone is gone.
        if error != 0 && error != EAGAIN { lost.store(true, ordering: .releasing) }
        return error != EAGAIN
    }

    /// Leaves zero behind, and lets the guardian go. Once; not for the servo thread.
    func close() {
        guard !isClosed else { return }
        isClosed = true
        over.store(true, ordering: .releasing)
        cplatform_ring(bell)
        // A writer that hangs in the kernel keeps the line, and leaves it to the guardian.
        guard ended.wait(timeout: .now() + Self.patience) == .success else {
            guardian.fire()
            return
        }
        guardian.follow(unsaid.load(ordering: .acquiring) ? .unsaid : .said)
        cplatform_close(line)
        cplatform_close(bell)
    }
}
