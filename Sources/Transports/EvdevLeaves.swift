import CLibEvdev
import Glibc

// The C calls that `EvdevTransport.read` makes on the servo thread, and the only ones. None allocates, locks or waits:
// the descriptor is non-blocking. The compiler's check does not look into C, so a test counts allocations instead.

/// What the kernel's queue had.
enum EvdevAnswer: BitwiseCopyable {
    case event(type: UInt16, code: UInt16, value: Int32, time: Int64)
    /// SYN_DROPPED: the kernel's queue overflowed, and libevdev has to be asked what changed.
    case dropped
    case nothing
    case gone
}

enum EvdevLeaves {
    /// The next event; while `syncing`, one of the changes that the reader missed. Safe on the servo thread.
    @_semantics("no_performance_analysis") @inline(__always)
    static func next(_ open: EvdevOpen, syncing: Bool) -> EvdevAnswer {
        var event = input_event()
        let flag = syncing ? LIBEVDEV_READ_FLAG_SYNC : LIBEVDEV_READ_FLAG_NORMAL
        let status = unsafe libevdev_next_event(open.device, UInt32(flag.rawValue), &event)
        if status == -EAGAIN { return .nothing }
        if status < 0 { return .gone }
        if !syncing && status == Int32(LIBEVDEV_READ_STATUS_SYNC.rawValue) { return .dropped }
        let time = Int64(event.time.tv_sec) &* 1_000_000_000 &+ Int64(event.time.tv_usec) &* 1000
        return .event(type: event.type, code: event.code, value: event.value, time: time)
    }

    /// True where the other end has hung up. Safe on the servo thread.
    @_semantics("no_performance_analysis") @inline(__always)
    static func hasHungUp(_ open: EvdevOpen) -> Bool {
        var poll = pollfd(fd: open.descriptor, events: Int16(POLLIN), revents: 0)
        let ended = Int16(POLLHUP | POLLERR | POLLNVAL)
        return unsafe Glibc.poll(&poll, 1, 0) > 0 && poll.revents & ended != 0
    }
}
