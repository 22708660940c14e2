import CTerminal

/// The keys of the terminal that the program was started in, one by one and without waiting.
///
/// Where standard input is no terminal, or the program runs in the background, there are no keys and nothing is changed.
/// The terminal is put back when the keyboard goes away, at exit, and before any signal that ends or stops the program.
/// There is one keyboard at a time. Not for the servo thread.
public struct Keyboard: ~Copyable {
    /// False where there will never be a key.
    public let isThere: Bool
    private var decoder = KeyDecoder()
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant

    /// Takes the terminal at standard input, if there is one to take.
    /// - Parameter isWanted: false where nobody is to type.
    public init(isWanted: Bool = true) {
        start = clock.now
        isThere = isWanted && cterminal_take(0) == 0
    }

    deinit {
        if isThere { cterminal_give_back() }
    }

    /// The keys since the last call, in order; none where nothing was typed. Never waits.
    public mutating func keys() -> [Key] {
        guard isThere else { return [] }
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return 0 }
            return unsafe Int(cterminal_typed(base, Int64(buffer.count)))
        }
        let now = start.duration(to: clock.now) / .seconds(1)
        return decoder.decode(bytes.prefix(max(0, count)), at: now)
    }
}
