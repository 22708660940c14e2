/// Loads a Falcon's program after each power-up: what to do next, given what has come back.
///
/// A value without a wire: ``next(_:)`` takes what happened and says what to do, so that every answer a device can give
/// may be tried on it. Everything is bounded: tries of the greeting, of a handshake, of the whole, and the time of each
/// wait. The image is the user's; none is shipped.
public struct FalconFirmware: Sendable {
    /// What to do.
    public enum Action: Sendable, Equatable {
        /// Ask the converter for something.
        case request(FTDIRequest)
        /// Write, then collect so many bytes, for at most so many ms; what came is the next ``Event``.
        case exchange(write: [UInt8], expect: Int, within: Int)
        /// The program runs, at the speed of the exchange.
        case loaded
        case failed(Failure)
    }

    /// What happened.
    public enum Event: Sendable, Equatable {
        /// The request was carried out.
        case done
        /// The bytes that came before the time was up, modem status left out; may be fewer than expected.
        case received([UInt8])
        /// The request or the write was refused.
        case refused
    }

    /// At which step it failed for good.
    public enum Failure: Error, Sendable, Equatable {
        /// There is no image, or it is longer than the device's memory.
        case image(bytes: Int)
        /// A request was refused.
        case request(FTDIRequest)
        /// The boot loader did not greet back.
        case greeting(tries: Int)
        /// The boot loader did not agree to the speed.
        case handshake(tries: Int)
        /// A chunk came back with other bytes, or did not come back.
        case echo(chunk: Int, of: Int)
    }

    /// Tries of the greeting.
    public static let greetings = 100
    /// Tries of the handshake.
    public static let handshakes = 10
    /// Tries of the whole.
    public static let attempts = 3
    /// Bytes of a chunk: a packet without its status.
    public static let chunkBytes = 62
    /// The longest image, bytes (assumed: twice the largest memory of the processors of its kind).
    public static let longestImage = 131_072
    /// How long an answer may take, ms (assumed).
    static let patience = 100

    private enum Step {
        case opening(Int), greeting(Int), switching(Int, tries: Int), handshake(Int), chunk(Int), closing(Int)
    }

    private static let opening: [FTDIRequest] = [
        .purgeReceived, .purgeSent, .latency(16), .divisor(0x4138), .eightBits, .noFlowControl, .sendNotRequested,
        .terminalNotReady, .terminalReady,
    ]
    /// What came too late is thrown away, or it would be taken for the next answer.
    private static let switching: [FTDIRequest] = [.terminalNotReady, .divisor(0x15), .purgeReceived]
    /// How the converter is set for the exchange: 1.5 Mbaud, a packet at least every ms.
    public static let running: [FTDIRequest] = [.latency(1), .divisor(2), .purgeReceived, .purgeSent]

    private static let hello: [UInt8] = [0x0A, 0x43, 0x0D]
    private static let helloBack: [UInt8] = [0x0A, 0x44, 0x2C, 0x0D]
    private static let ready: [UInt8] = [0x41]

    private let image: [UInt8]
    private var step = Step.opening(0)
    private var attempt = 1

    /// - Parameter image: the maker's program, as the user has it.
    public init(image: [UInt8]) { self.image = image }

    /// How many chunks the image has.
    public var chunks: Int { (image.count + Self.chunkBytes - 1) / Self.chunkBytes }

    /// How much of the image is there, 0 … 1.
    public var progress: Double {
        switch step {
        case .chunk(let index): Double(index) / Double(max(1, chunks))
        case .closing: 1
        default: 0
        }
    }

    /// The first thing to do.
    public mutating func begin() -> Action {
        guard (1...Self.longestImage).contains(image.count) else { return .failed(.image(bytes: image.count)) }
        attempt = 1
        return go(.opening(0))
    }

    /// What to do after `event`.
    public mutating func next(_ event: Event) -> Action {
        switch (step, event) {
        case (.opening(let index), .done):
            return go(index + 1 < Self.opening.count ? .opening(index + 1) : .greeting(1))
        case (.greeting(let tries), .received(let bytes)):
            if Self.greets(bytes) { return go(.switching(0, tries: 1)) }
            return tries < Self.greetings ? go(.greeting(tries + 1)) : again(.greeting(tries: tries))
        case (.switching(let index, let tries), .done):
            let more = index + 1 < Self.switching.count
            return go(more ? .switching(index + 1, tries: tries) : .handshake(tries))
        case (.handshake(let tries), .received(let bytes)):
            if bytes == Self.ready { return go(.chunk(0)) }
            return tries < Self.handshakes ? go(.switching(0, tries: tries + 1)) : again(.handshake(tries: tries))
        case (.chunk(let index), .received(let bytes)):
            guard bytes == bytesOfChunk(index) else { return again(.echo(chunk: index, of: chunks)) }
            return go(index + 1 < chunks ? .chunk(index + 1) : .closing(0))
        case (.closing(let index), .done):
            return index + 1 < Self.running.count ? go(.closing(index + 1)) : .loaded
        default: return again(failure)
        }
    }

    /// Why the present step failed.
    private var failure: Failure {
        switch step {
        case .opening(let index): .request(Self.opening[index])
        case .switching(let index, _): .request(Self.switching[index])
        case .closing(let index): .request(Self.running[index])
        case .greeting(let tries): .greeting(tries: tries)
        case .handshake(let tries): .handshake(tries: tries)
        case .chunk(let index): .echo(chunk: index, of: chunks)
        }
    }

    /// From the start, or not any more. A boot loader that never greeted won't do so either after a hundred tries more.
    private mutating func again(_ failure: Failure) -> Action {
        if case .greeting = failure { return .failed(failure) }
        guard attempt < Self.attempts else { return .failed(failure) }
        attempt += 1
        return go(.opening(0))
    }

    private mutating func go(_ step: Step) -> Action {
        self.step = step
        switch step {
        case .opening(let index): return .request(Self.opening[index])
        case .switching(let index, _): return .request(Self.switching[index])
        case .closing(let index): return .request(Self.running[index])
        case .greeting:
            return .exchange(write: Self.hello, expect: Self.helloBack.count, within: Self.patience)
        case .handshake: return .exchange(write: Self.ready, expect: 1, within: Self.patience)
        case .chunk(let index):
            let bytes = bytesOfChunk(index)
            return .exchange(write: bytes, expect: bytes.count, within: Self.patience)
        }
    }

    private func bytesOfChunk(_ index: Int) -> [UInt8] {
        Array(image[index * Self.chunkBytes..<min(image.count, (index + 1) * Self.chunkBytes)])
    }

    /// The greeting's answer; sometimes a zero comes before it.
    private static func greets(_ bytes: [UInt8]) -> Bool {
        let rest = bytes.first == 0 ? bytes.dropFirst() : bytes[...]
        return rest.starts(with: helloBack) || (rest.count == helloBack.count - 1 && helloBack.starts(with: rest))
    }
}
