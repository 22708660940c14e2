import TestSupport
import Testing
import Transports

/// Plays the boot loader to the state machine, with every way it can go wrong.
@Suite("loading a Falcon's firmware") struct FalconFirmwareTests {
    /// A boot loader in a few lines: what it says to what is written.
    struct Loader {
        var greetsAfter = 1
        var zeroFirst = false
        var handshakesAfter = 1
        /// Chunk and how many times it comes back wrong.
        var badChunk: (index: Int, times: Int)?
        var silentFrom: Int?
        var refuses: FTDIRequest?
        private(set) var written: [UInt8] = []
        private(set) var requests: [FTDIRequest] = []
        private var greetings = 0
        private var handshakes = 0
        private var chunk = 0

        init() {}

        mutating func answer(_ action: FalconFirmware.Action) -> FalconFirmware.Event? {
            switch action {
            case .request(let request):
                requests.append(request)
                if request == .terminalReady { (chunk, written, handshakes) = (0, [], 0) }
                return request == refuses ? .refused : .done
            case .exchange(let bytes, let expected, _):
                let reply = reply(to: bytes)
                #expect(reply.isEmpty || reply.count >= expected || reply.first == 0)
                return .received(reply)
            case .loaded, .failed: return nil
            }
        }

        private mutating func reply(to bytes: [UInt8]) -> [UInt8] {
            if bytes == [0x0A, 0x43, 0x0D] {
                greetings += 1
                return greetings < greetsAfter ? [] : (zeroFirst ? [0] : []) + [0x0A, 0x44, 0x2C, 0x0D]
            }
            if bytes == [0x41] && chunk == 0 && written.isEmpty && handshakes < handshakesAfter {
                handshakes += 1
                return handshakes < handshakesAfter ? [] : [0x41]
            }
            defer { chunk += 1 }
            if let silentFrom, chunk >= silentFrom { return [] }
            if let bad = badChunk, bad.index == chunk, bad.times > 0 {
                badChunk?.times -= 1
                return [bytes[0] ^ 1] + bytes.dropFirst()
            }
            written += bytes
            return bytes
        }
    }

    static let image = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ 7) }

    /// The last action, and how many there were.
    static func run(_ loader: inout Loader, image: [UInt8] = image) -> (FalconFirmware.Action, Int) {
        var firmware = FalconFirmware(image: image)
        var action = firmware.begin()
        for count in 1...100_000 {
            guard let event = loader.answer(action) else { return (action, count) }
            action = firmware.next(event)
        }
        return (action, .max)
    }

    @Test("a clean device gets every byte in chunks of 62, and ends at the speed of the exchange")
    func clean() {
        var loader = Loader()
        #expect(Self.run(&loader).0 == .loaded)
        #expect(loader.written == Self.image)
        #expect(loader.requests.suffix(4) == FalconFirmware.running[...])
        #expect(loader.requests.first == .purgeReceived && loader.requests.contains(.divisor(0x4138)))
    }

    @Test("a greeting that comes late, or with a zero before it, is a greeting")
    func lateGreeting() {
        var loader = Loader()
        loader.greetsAfter = 99
        loader.zeroFirst = true
        #expect(Self.run(&loader).0 == .loaded)
        #expect(loader.written == Self.image)
    }

    @Test("a device that never greets fails after a hundred tries, and says at which step")
    func silence() {
        var loader = Loader()
        loader.greetsAfter = .max
        let (action, count) = Self.run(&loader)
        #expect(action == .failed(.greeting(tries: 100)))
        #expect(count < 200)
    }

    @Test("a handshake is tried again, and given up after a bounded number of tries")
    func handshake() {
        var loader = Loader()
        loader.handshakesAfter = 5
        #expect(Self.run(&loader).0 == .loaded)
        var never = Loader()
        never.handshakesAfter = .max
        #expect(Self.run(&never).0 == .failed(.handshake(tries: 10)))
    }

    @Test("a chunk that comes back wrong starts the whole again, three times at most")
    func badEcho() {
        var loader = Loader()
        loader.badChunk = (40, 2)
        #expect(Self.run(&loader).0 == .loaded)
        #expect(loader.written == Self.image)
        var always = Loader()
        always.badChunk = (40, 3)
        #expect(Self.run(&always).0 == .failed(.echo(chunk: 40, of: 81)))
        var silent = Loader()
        silent.silentFrom = 7
        #expect(Self.run(&silent).0 == .failed(.echo(chunk: 7, of: 81)))
    }

    @Test("a refused request is named")
    func refused() {
        var loader = Loader()
        loader.refuses = .divisor(0x15)
        #expect(Self.run(&loader).0 == .failed(.request(.divisor(0x15))))
    }

    @Test("no image, or one that is too long, is refused before anything is sent")
    func image() {
        for bytes in [0, FalconFirmware.longestImage + 1] {
            var loader = Loader()
            let (action, _) = Self.run(&loader, image: [UInt8](repeating: 1, count: bytes))
            #expect(action == .failed(.image(bytes: bytes)) && loader.requests.isEmpty)
        }
    }

    @Test("whatever a device answers, the load ends within a bounded number of actions")
    func bounded() {
        var random = SeededRandom(seed: 12)
        for _ in 0..<300 {
            var firmware = FalconFirmware(image: Array(Self.image.prefix(700)))
            var action = firmware.begin()
            var count = 0
            loop: while true {
                count += 1
                try? #require(count < 2000)
                switch action {
                case .loaded, .failed: break loop
                case .request: action = firmware.next(random.next() % 200 == 0 ? .refused : .done)
                case .exchange(let bytes, let expected, _):
                    let answers: [[UInt8]] = [
                        [], bytes, [0x0A, 0x44, 0x2C, 0x0D], [0x41], [0] + bytes,
                        (0..<expected).map { _ in UInt8(truncatingIfNeeded: random.next()) },
                    ]
                    let honest = random.next() % 10 < 8
                    let right =
                        bytes == [0x0A, 0x43, 0x0D] ? answers[2] : bytes
                    action = firmware.next(.received(honest ? right : answers[Int(random.next() % 6)]))
                }
            }
        }
    }
}
