import Foundation

/// Whose run is followed.
enum ExemplarChoice {
    /// The scenario's own, where it has one.
    case own
    case none
    case file(String)

    init(_ options: RunOptions) {
        self = options.noExemplar ? .none : options.exemplar.map(ExemplarChoice.file) ?? .own
    }

    /// The file; nil where there is none to read.
    func path(for scenario: String, beside path: String) -> String? {
        switch self {
        case .none: return nil
        case .file(let file): return file
        case .own:
            let own = Library.standard.exemplar(of: scenario, beside: path)
            return FileManager.default.fileExists(atPath: own) ? own : nil
        }
    }
}
