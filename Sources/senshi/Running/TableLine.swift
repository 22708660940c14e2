import Foundation

/// One line of a table as CSV (RFC 4180).
struct TableLine {
    let cells: [String]

    init(_ cells: [String]) { self.cells = cells }

    var text: String { cells.map(Self.cell).joined(separator: ",") + "\r\n" }

    /// Quoted where it must be; a text that a spreadsheet would compute is shown as text.
    private static func cell(_ text: String) -> String {
        let plain = text.first.map { "=+-@\t\r".contains($0) } == true && Double(text) == nil ? "'\(text)" : text
        guard plain.contains(where: { ",\"\r\n".contains($0) }) else { return plain }
        return "\"" + plain.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
}
