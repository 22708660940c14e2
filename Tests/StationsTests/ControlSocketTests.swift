import Authoring
import Foundation
import Stations
import Synchronization
import Testing

@Suite("the control socket") struct ControlSocketTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "senshi-\(UUID().uuidString)").path

    @Test("a command is answered, and the daemon knows from the kernel who asks")
    func asks() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = ControlSocket.path(in: folder)
        let peers = Mutex<[ControlSocket.Peer]>([])
        let socket = try ControlSocket(at: path, group: false) { request, peer in
            peers.withLock { $0.append(peer) }
            return ControlAnswer(done: true, sentence: request.order?.scenario ?? "")
        }
        let order = SessionOrder(scenario: "a", device: "b")
        let answer = try ControlSocket.ask(ControlRequest(.start, order: order, language: "en"), at: path)
        #expect(answer == ControlAnswer(done: true, sentence: "a"))
        let peer = try #require(peers.withLock { $0.first })
        #expect(peer.process == getpid() && peer.user == getuid())
        socket.close()
        #expect(!FileManager.default.fileExists(atPath: path))
        do {
            _ = try ControlSocket.ask(ControlRequest(.status, language: "en"), at: path)
            Issue.record("a socket that is gone answered")
        } catch { #expect(error.isAbsent && error.sentence.en.contains("no daemon is running")) }
    }
}
