import Devices
import Foundation
import Synchronization

/// Opens a device anew while it is gone, on a thread of its own: opening and homing may take their time.
final class Replugging<Link: Transport & Sendable & ~Copyable>: Sendable {
    /// Between two attempts, s (an engineering choice: well below what a person notices).
    private static var interval: Double { 0.2 }

    let dock = Dock<Link>()
    private let reopen: @Sendable (() -> Bool) -> Link?
    private let over = Atomic<Bool>(false)
    private let ended = DispatchSemaphore(value: 0)

    /// - Parameter reopen: asks what it is given whether anybody still wants the device.
    init(_ reopen: @escaping @Sendable (() -> Bool) -> Link?) { self.reopen = reopen }

    /// Begins to watch.
    func start() {
        let thread = Thread { [self] in
            while !over.load(ordering: .acquiring) {
                if dock.isGone && !dock.isOffered { attempt() }
                dock.clear(all: false)
                Thread.sleep(forTimeInterval: Self.interval)
            }
            dock.clear(all: true)
            ended.signal()
        }
        thread.name = "senshi-replug"
        thread.start()
    }

    /// Ends the thread and closes what nobody took. Once, after ``start()``, when the servo thread has ended.
    func stop() {
        over.store(true, ordering: .releasing)
        ended.wait()
    }

    private func attempt() {
        guard var link = reopen({ !over.load(ordering: .acquiring) }) else { return }
        link.start(at: dock.start)
        let pointer = UnsafeMutablePointer<Link>.allocate(capacity: 1)
        unsafe pointer.initialize(to: link)
        unsafe dock.offer(pointer)
    }
}
