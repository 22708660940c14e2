import CPlatform
import Glibc
import Synchronization

/// A thread of its own that moves the bytes of a serial line; it alone writes. It allocates nothing once it runs.
@safe
final class SerialWire: @unchecked Sendable {
    /// How long the farewell may take at the end, ns.
    static let patience: Int64 = 200_000_000
    /// How long whoever closes it waits for its thread, ns (assumed).
    static let longestFarewell: Int64 = 2_000_000_000

    private let line: SerialLine
    private let client: any WireClient
    private let closing = Atomic<Bool>(false)
    private let isUnsaid = Atomic<Bool>(false)
    private var thread: pthread_t?
    private var hasEnded = true

    // The wire's thread alone.
    private var isGone = false
    private var leaving = WirePacket()
    /// How many bytes of `leaving` have gone.
    private var gone = 0

    init(_ line: SerialLine, client: any WireClient) throws(WireError) {
        self.line = line
        self.client = client
        let this = unsafe Unmanaged.passRetained(self)
        var made = pthread_t()
        let status = unsafe pthread_create(
            &made, nil,
            { raw in
                guard let raw = unsafe raw else { return nil }
                unsafe Unmanaged<SerialWire>.fromOpaque(raw).takeRetainedValue().run()
                return nil
            }, this.toOpaque())
        guard status == 0 else {
            unsafe this.release()
            throw .system(line.node, "starting its thread", unsafe String(cString: strerror(status)))
        }
        thread = made
    }

    /// Leaves zero force behind and ends the thread. Safe more than once; not for the servo thread.
    ///
    /// A thread that hangs in the kernel is left to itself: it keeps what it uses, and whoever closes goes on.
    func close() -> Farewell {
        closing.store(true, ordering: .releasing)
        if let running = thread {
            thread = nil
            hasEnded = cplatform_join(running, Self.longestFarewell) != 0
        }
        guard hasEnded else { return .unknown }
        return isUnsaid.load(ordering: .acquiring) ? .unsaid : .said
    }

    // MARK: The wire's thread

    private func run() {
        unsafe cplatform_name_thread("senshi-serial")
        _ = cplatform_schedule_fifo(80)
        while !isGone && !closing.load(ordering: .acquiring) {
            wait()
            listen()
            if let packet = client.passed(at: cplatform_now()) { send(packet) }
            push()
        }
        let end = cplatform_now() + Self.patience
        var said = false
        while !isGone && cplatform_now() < end {
            // A frame that has begun is ended first.
            if !said && gone == leaving.count {
                send(client.farewell())
                said = true
            }
            push()
            if said && gone == leaving.count { break }
            wait()
        }
        // Until the bytes have left; a device that takes none holds nobody up.
        while !isGone && cplatform_now() < end && cplatform_unsent(line.descriptor) > 0 { usleep(1000) }
        let isOut = said && gone == leaving.count && cplatform_unsent(line.descriptor) == 0
        isUnsaid.store(!isGone && !isOut, ordering: .releasing)
        client.gone()
    }

    /// For something to read, or about a ms.
    private func wait() {
        var poll = pollfd(fd: line.descriptor, events: Int16(POLLIN), revents: 0)
        _ = unsafe Glibc.poll(&poll, 1, 1)
        if poll.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { isGone = true }
    }

    private func listen() {
        var bytes = InlineArray<256, UInt8>(repeating: 0)
        let time = cplatform_now()
        let count = unsafe withUnsafeMutableBytes(of: &bytes) { unsafe read(line.descriptor, $0.baseAddress, $0.count) }
        if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) { isGone = true }
        guard count > 0 else { return }
        let packet = unsafe withUnsafeBytes(of: &bytes) {
            unsafe client.received(UnsafeRawBufferPointer(rebasing: $0[..<count]), at: time)
        }
        if let packet {
            send(packet)
            push()
        }
    }

    /// The newest frame goes next; one that has begun to go is ended first.
    private func send(_ packet: WirePacket) {
        guard gone == leaving.count || gone == 0 else { return }
        leaving = packet
        gone = 0
    }

    private func push() {
        while gone < leaving.count {
            let from = gone
            let total = leaving.count
            let count = unsafe withUnsafeBytes(of: leaving.bytes) {
                unsafe write(line.descriptor, $0.baseAddress.map { unsafe $0 + from }, total - from)
            }
            if count < 0 && errno != EAGAIN && errno != EINTR { isGone = true }
            guard count > 0 else { return }
            gone += count
        }
    }
}
