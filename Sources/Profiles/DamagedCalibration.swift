import Authoring

/// A device's entry in the file of calibrations that can't be used: it is kept as it stands, so that its owner can mend it.
public struct DamagedCalibration: Sendable, Equatable {
    /// Nil where even that can't be read.
    let profile, serial: String?
    /// Its lines.
    let text: String

    /// It is, or may be, that device's.
    public func concerns(_ device: Calibrations.Device) -> Bool {
        profile == device.profile && (serial == nil || serial == device.serial)
    }

    /// The lines of each item of a list, from its dash to the next one's, without the lines of what follows the list.
    ///
    /// - Parameter starts: where the items' values stand, in their order.
    static func texts(in document: Document, of starts: [Place]) -> [String] {
        let lines = document.text.split(separator: "\n", omittingEmptySubsequences: false)
        return starts.indices.map { item in
            let first = starts[item].line - 1
            let end = item + 1 < starts.count ? starts[item + 1].line - 1 : lines.count
            guard lines.indices.contains(first), first < end, end <= lines.count else { return "" }
            var own = lines[first..<end]
            if let rest = own.dropFirst().firstIndex(where: { $0.first.map { !" -#\t".contains($0) } ?? false }) {
                own = own[..<rest]
            }
            while let last = own.last, last.allSatisfy(\.isWhitespace) { own.removeLast() }
            return own.joined(separator: "\n") + "\n"
        }
    }
}
