import CPlatform
import Glibc

/// A connection to a D-Bus over its socket. Not for the servo thread.
final class BusConnection {
    private let socket: Int32
    private var received: [UInt8] = []
    private var serial: UInt32 = 0
    /// Signals that came while an answer was waited for.
    private var waiting: [BusMessage] = []
    /// The newest descriptor that came; its taker closes it.
    private var descriptor: Int32 = -1

    /// How long an answer is waited for, ms.
    private static let patience: Int32 = 2000

    /// Nil where there is no bus, or it does not want this user.
    /// - Parameter address: as D-Bus writes it: `unix:path=/run/dbus/system_bus_socket`.
    init?(address: String) {
        let words = address.split(separator: ";").first?.split(separator: ":", maxSplits: 1) ?? []
        guard words.count == 2, words[0] == "unix" else { return nil }
        let parts = words[1].split(separator: ",").map { $0.split(separator: "=", maxSplits: 1) }
        guard let part = parts.first(where: { $0.count == 2 && ($0[0] == "path" || $0[0] == "abstract") }) else {
            return nil
        }
        socket = unsafe cplatform_connect(String(part[1]), part[0] == "abstract" ? 1 : 0)
        guard socket >= 0, greet() else { return nil }
    }

    deinit {
        if socket >= 0 { close(socket) }
        if descriptor >= 0 { close(descriptor) }
    }

    /// Says who we are, and that descriptors may come.
    private func greet() -> Bool {
        let user = "\(getuid())".utf8.map { String($0, radix: 16) }.joined()
        guard write([0] + Array("AUTH EXTERNAL \(user)\r\n".utf8)), line()?.hasPrefix("OK") == true,
            write(Array("NEGOTIATE_UNIX_FD\r\n".utf8)), line() == "AGREE_UNIX_FD",
            write(Array("BEGIN\r\n".utf8))
        else { return false }
        let bus = "org.freedesktop.DBus"
        return call("Hello", of: bus, at: "/org/freedesktop/DBus", on: bus) != nil
    }

    private func line() -> String? {
        while true {
            if let end = received.firstIndex(of: 0x0A) {
                defer { received.removeFirst(end + 1) }
                return String(decoding: received[..<end].filter { $0 != 0x0D }, as: UTF8.self)
            }
            guard receive(Self.patience) else { return nil }
        }
    }

    /// Calls a method and waits for its answer. Nil where it failed, or none came in time.
    func call(
        _ member: String, of interface: String, at path: String, on destination: String, _ texts: [String] = []
    ) -> BusMessage? {
        serial += 1
        let call = BusMessage.call(member, of: interface, at: path, on: destination, serial: serial, texts)
        guard write(call.bytes) else { return nil }
        while let message = next(Self.patience) {
            if message.answers == serial { return message.kind == .answer ? message : nil }
            if message.kind == .signal { waiting.append(message) }
        }
        return nil
    }

    /// The next signal, where one has come. Never waits.
    func signal() -> BusMessage? {
        if !waiting.isEmpty { return waiting.removeFirst() }
        while let message = next(0) { if message.kind == .signal { return message } }
        return nil
    }

    /// The descriptor that came with the last answer; whoever takes it closes it. Nil where none did.
    func takeDescriptor() -> Int32? {
        defer { descriptor = -1 }
        return descriptor < 0 ? nil : descriptor
    }

    private func next(_ milliseconds: Int32) -> BusMessage? {
        while true {
            do throws(BusMessage.Damaged) {
                if let message = try BusMessage.take(from: &received) { return message }
            } catch { return nil }
            guard receive(milliseconds) else { return nil }
        }
    }

    /// Takes what is there. False where nothing comes in time, and once the bus is gone.
    private func receive(_ milliseconds: Int32) -> Bool {
        var wait = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&wait, 1, milliseconds) > 0 else { return false }
        var bytes = [UInt8](repeating: 0, count: 4096)
        var came: Int32 = -1
        let count = unsafe cplatform_receive(socket, &bytes, UInt64(bytes.count), &came)
        if came >= 0 {
            if descriptor >= 0 { close(descriptor) }
            descriptor = came
        }
        guard count > 0 else { return false }
        received += bytes[..<Int(count)]
        return true
    }

    private func write(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe send(
                    socket, $0.baseAddress.map { unsafe $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }
}
