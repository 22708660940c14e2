public import Devices
import Foundation
import Synchronization

/// Opens a device anew while it is gone, on a thread of its own: opening and homing may take their time.
public final class Replugging<Link: Transport & Sendable & ~Copyable>: Sendable {
    /// Between two attempts, s (an engineering choice: well below what a person notices).
    private static var interval: Double { 0.2 }

    let dock = Dock<Link>()
    private let reopen: (@Sendable (() -> Bool) -> Link?)?
    private let over = Atomic<Bool>(false)
    private let ended = DispatchSemaphore(value: 0)

    /// - Parameter reopen: asks what it is given whether anybody still wants the device. Nil where nobody opens it anew.
    public init(_ reopen: (@Sendable (() -> Bool) -> Link?)?) { self.reopen = reopen }

    /// The device as a run uses it. Once, before ``start()``.
    public func attach(_ link: consuming Link) -> PluggableTransport<Link> {
        PluggableTransport(link, dock: dock, isReopened: reopen != nil)
    }

    /// Begins to watch.
    public func start() {
        guard reopen != nil else { return }
        let thread = Thread { [self] in
            // The old one is closed before the new one is opened: only one may have the device.
            var isFree = false
            while !over.load(ordering: .acquiring) {
                if dock.clear() { isFree = true }
                if isFree && attempt() { isFree = false }
                Thread.sleep(forTimeInterval: Self.interval)
            }
            dock.clearAll()
            ended.signal()
        }
        thread.name = "senshi-replug"
        thread.start()
    }

    /// Ends the thread and closes what nobody took. Once, after ``start()``, when the servo thread has ended.
    public func stop() {
        guard reopen != nil else { return }
        over.store(true, ordering: .releasing)
        ended.wait()
    }

    private func attempt() -> Bool {
        guard var link = reopen?({ !over.load(ordering: .acquiring) }) ?? nil else { return false }
        link.start(at: dock.start)
        let pointer = UnsafeMutablePointer<Link>.allocate(capacity: 1)
        unsafe pointer.initialize(to: link)
        unsafe dock.offer(pointer)
        return true
    }
}
