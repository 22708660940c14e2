import CStation
import Foundation
import Synchronization

/// Where a daemon hears commands: a local socket of its user's, or its group's. Whoever speaks is known by the kernel.
public final class ControlSocket: Sendable {
    /// Who asks.
    public struct Peer: Sendable, Equatable {
        public var process: Int32
        public var user: UInt32
    }

    /// Its place in a state folder.
    public static func path(in folder: String) -> String { "\(folder)/control.sock" }

    /// Where a daemon makes it: in a service's run folder, which a group may enter, where there is one; else in the state
    /// folder, which is its user's alone.
    /// - Parameter environment: `RUNTIME_DIRECTORY` is the service manager's word.
    public static func place(in state: String, environment: [String: String]) -> String {
        path(in: environment["RUNTIME_DIRECTORY"]?.split(separator: ":").first.map(String.init) ?? state)
    }

    private let path: String
    private let link: String?
    private let listener: Int32
    private let ends = Atomic<Bool>(false)
    private let ended = DispatchSemaphore(value: 0)
    /// The most commands that are heard at once.
    private static let most = 8
    private let busy = Atomic<Int>(0)

    /// Begins to listen, on a thread of its own.
    /// - Parameters:
    ///   - link: another name for it, in the state folder.
    ///   - group: whether the group of the folder's owner may speak too.
    ///   - answer: called on a thread for each command.
    public init(
        at path: String, link: String? = nil, group: Bool,
        answer: @escaping @Sendable (ControlRequest, Peer) -> ControlAnswer
    ) throws(ControlFailure) {
        self.path = path
        self.link = link == path ? nil : link
        listener = unsafe station_listen(path, group ? 0o660 : 0o600)
        guard listener >= 0 else { throw ControlFailure(-listener, path) }
        if let link = self.link {
            unsafe unlink(link)
            guard unsafe symlink(path, link) == 0 else {
                let trouble = errno
                Glibc.close(listener)
                throw ControlFailure(trouble, link)
            }
        }
        let thread = Thread { [self] in hear(group: group, answer) }
        thread.name = "senshi-control"
        thread.start()
    }

    /// Stops listening and takes the socket away.
    public func close() {
        ends.store(true, ordering: .releasing)
        ended.wait()
    }

    private func hear(group: Bool, _ answer: @escaping @Sendable (ControlRequest, Peer) -> ControlAnswer) {
        while !ends.load(ordering: .acquiring) {
            var found = station_peer()
            let descriptor = unsafe station_accept(listener, 100, &found)
            guard descriptor >= 0 else { continue }
            let peer = Peer(process: found.process, user: found.user)
            // The socket's mode says who may; the kernel's word is asked for all the same.
            guard group || peer.user == getuid() || peer.user == 0, busy.load(ordering: .relaxed) < Self.most else {
                Glibc.close(descriptor)
                continue
            }
            busy.add(1, ordering: .relaxed)
            Thread.detachNewThread { [self] in
                if let request = ControlLine.read(ControlRequest.self, from: descriptor) {
                    ControlLine.write(answer(request, peer), to: descriptor)
                }
                Glibc.close(descriptor)
                busy.subtract(1, ordering: .relaxed)
            }
        }
        for name in [path, link].compactMap(\.self) { unsafe unlink(name) }
        Glibc.close(listener)
        ended.signal()
    }

    /// Asks the daemon behind a socket.
    public static func ask(_ request: ControlRequest, at path: String) throws(ControlFailure) -> ControlAnswer {
        let descriptor = unsafe station_connect(path)
        guard descriptor >= 0 else { throw ControlFailure(-descriptor, path) }
        defer { Glibc.close(descriptor) }
        guard ControlLine.write(request, to: descriptor),
            let answer = ControlLine.read(ControlAnswer.self, from: descriptor)
        else { throw ControlFailure(EAGAIN, path) }
        return answer
    }
}
