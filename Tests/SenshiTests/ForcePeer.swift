import Foundation
import Glibc
import Synchronization

/// A virtual force device in this process, at the other end of a pseudo-terminal: it feels what the program sends, and
/// notes when.
final class ForcePeer: @unchecked Sendable {
    /// The line that the program is given.
    let path: String
    private let master: Int32
    private let over = Atomic<Bool>(false)
    private let felt: Mutex<[(time: Double, force: Double)]> = Mutex([])
    private let ended = DispatchSemaphore(value: 0)

    init() throws {
        master = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard master >= 0 else { throw CocoaError(.fileReadNoPermission) }
        var unlocked: Int32 = 0
        var number: Int32 = 0
        // TIOCSPTLCK and TIOCGPTN.
        guard unsafe ioctl(master, 0x4004_5431, &unlocked) == 0, unsafe ioctl(master, 0x8004_5430, &number) == 0 else {
            throw CocoaError(.fileReadNoPermission)
        }
        path = "/dev/pts/\(number)"
        let thread = Thread { [self] in
            read()
            ended.signal()
        }
        thread.start()
    }

    static var now: Double { Double(DispatchTime.now().uptimeNanoseconds) * 1e-9 }

    private func read() {
        var pending: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !over.load(ordering: .acquiring) {
            var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            guard unsafe poll(&ready, 1, 20) > 0 else { continue }
            let count = unsafe Glibc.read(master, &buffer, buffer.count)
            // Without anybody at the other end a pseudo-terminal gives an error: the device waits for the next.
            guard count > 0 else {
                usleep(1000)
                continue
            }
            let time = Self.now
            pending += buffer[..<count]
            let forces = Self.forces(in: &pending)
            felt.withLock { $0 += forces.map { (time, $0) } }
        }
    }

    /// Whole packets: `S`, three numbers in mN, little-endian, and the exclusive or of the seven bytes before.
    private static func forces(in pending: inout [UInt8]) -> [Double] {
        var forces: [Double] = []
        while pending.count >= 8 {
            guard pending[0] == UInt8(ascii: "S"), pending[..<8].reduce(0, ^) == 0 else {
                pending.removeFirst()
                continue
            }
            let parts = [1, 3, 5].map { Double(Int16(bitPattern: UInt16(pending[$0]) | UInt16(pending[$0 + 1]) << 8)) }
            forces.append(parts.map { $0 * $0 }.reduce(0, +).squareRoot() / 1000)
            pending.removeFirst(8)
        }
        return forces
    }

    /// All packets so far.
    var packets: [(time: Double, force: Double)] { felt.withLock { $0 } }

    /// Waits until the hand feels this much, N, or the time is over, s.
    func waitsFor(_ force: Double, within seconds: Double) -> Bool {
        let end = Self.now + seconds
        while Self.now < end {
            if let last = packets.last, last.force >= force { return true }
            usleep(2000)
        }
        return false
    }

    func close() {
        over.store(true, ordering: .releasing)
        ended.wait()
        Glibc.close(master)
    }
}
