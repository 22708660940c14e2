import Foundation
import Synchronization
import TestSupport

/// A logind on a bus of its own (`Tests/Fixtures/logind`): it gives locks, tells of sleeps, and notes what it sees.
final class PrivateLogind: Sendable {
    /// What whoever asks for the system's bus is told.
    let address: String
    private let process: Process
    private let orders: FileHandle
    private let said: Mutex<[(line: String, time: Double)]> = Mutex([])

    static let isThere =
        ["/usr/bin/python3", "/usr/bin/dbus-daemon", "/usr/lib/python3/dist-packages/dbus"]
        .allSatisfy(FileManager.default.fileExists)
    static let missing = "there is no dbus-daemon and python3-dbus for it: run 'make setup-test'"

    init(in folder: Folder) throws {
        let (input, output) = (Pipe(), Pipe())
        process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["\(Repository.root)/Tests/Fixtures/logind/logind.py", folder.path]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        orders = input.fileHandleForWriting
        let lines = output.fileHandleForReading
        var first = Data()
        while let byte = try lines.read(upToCount: 1), byte != Data([0x0A]) { first += byte }
        address = String(decoding: first, as: UTF8.self)
        let thread = Thread { [self] in
            var line = Data()
            while let byte = try? lines.read(upToCount: 1), !byte.isEmpty {
                guard byte == Data([0x0A]) else {
                    line += byte
                    continue
                }
                let text = String(decoding: line, as: UTF8.self)
                said.withLock { $0.append((text, ForcePeer.now)) }
                line.removeAll()
            }
        }
        thread.start()
    }

    /// SLEEP or WAKE.
    func tell(_ word: String) { orders.write(Data("\(word)\n".utf8)) }

    /// When it saw something for the nth time; nil where it does not within so many seconds.
    func saw(_ line: String, times: Int = 1, within seconds: Double) -> Double? {
        let end = ForcePeer.now + seconds
        while ForcePeer.now < end {
            let all = said.withLock { $0.filter { $0.line == line } }
            if all.count >= times { return all[times - 1].time }
            usleep(2000)
        }
        return nil
    }

    func end() {
        try? orders.close()
        process.waitUntilExit()
    }
}
