/// A device that the desktop doesn't see while a run uses it, and the way to give it back: Esc, from any thread.
public struct EvdevGrab: Sendable {
    private let handle: EvdevHandle

    init(_ handle: EvdevHandle) { self.handle = handle }

    /// Gives the device back to the desktop, while it is read on. Not for the servo thread.
    public func release() { handle.release() }
}
