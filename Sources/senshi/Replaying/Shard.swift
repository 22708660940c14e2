/// One of several parts of a batch: `2/8`.
///
/// A recording belongs to a part by its name alone, so that the parts have none in common, leave none out, and keep
/// theirs while others come and go.
struct Shard: Sendable {
    /// From 0.
    let index: Int
    let count: Int

    /// Nil where the text is not `i/n` with 1 ≤ i ≤ n.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]), index >= 1, index <= count else {
            return nil
        }
        (self.index, self.count) = (index - 1, count)
    }

    /// - Parameter name: of a recording, relative to the batch's folder.
    func holds(_ name: String) -> Bool { Self.hash(name) % UInt64(count) == UInt64(index) }

    /// FNV-1a over the bytes, its bits mixed once more so that the last ones count as much as the first: the same on every
    /// machine and in every version.
    private static func hash(_ name: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
        return hash ^ (hash >> 33)
    }
}
