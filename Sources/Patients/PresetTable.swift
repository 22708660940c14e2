import Authoring

/// The numbers of a file of presets, each with its source, in the file's order.
public struct PresetTable: Sendable, Equatable {
    /// What it must hold.
    public let keys: [PresetKey]
    private var numbers: [String: PresetNumber]

    /// Nil where a number is missing.
    init?(keys: [PresetKey], numbers: [String: PresetNumber]) {
        guard keys.allSatisfy({ numbers[$0.path] != nil }) else { return nil }
        self.keys = keys
        self.numbers = numbers
    }

    /// The key of a path.
    public func key(_ path: String) -> PresetKey? { keys.first { $0.path == path } }

    /// The number of a path, or nil where the table has none.
    public func number(_ path: String) -> PresetNumber? { numbers[path] }

    /// Every number with its key.
    public var rows: [(key: PresetKey, number: PresetNumber)] {
        keys.compactMap { key in numbers[key.path].map { (key, $0) } }
    }

    /// The value in the unit of its key. A path that the table does not have is a mistake of the program.
    func written(_ path: String) -> Double {
        guard let number = numbers[path] else { preconditionFailure("there is no preset '\(path)'") }
        return number.value
    }

    /// The value in SI. A path that the table does not have is a mistake of the program.
    func si(_ path: String) -> Double {
        let value = written(path)
        return key(path)?.scale?.si(value) ?? value
    }

    /// The table with another number in the place of one.
    public func with(_ number: PresetNumber, at path: String) -> PresetTable {
        var table = self
        if table.numbers[path] != nil { table.numbers[path] = number }
        return table
    }
}
