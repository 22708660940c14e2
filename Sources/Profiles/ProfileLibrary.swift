public import Authoring
import FoundationEssentials

/// Finds profiles by name in a few directories, or takes the path of a file.
public struct ProfileLibrary: Sendable {
    /// Searched in this order.
    public let directories: [String]

    public init(directories: [String]) {
        self.directories = directories
    }

    /// A name that no directory has a profile for.
    public struct Unknown: Error, Equatable {
        /// What was asked for.
        public let name: String
        /// The names that there are.
        public let known: [String]
        /// Where they were looked for.
        public let directories: [String]

        /// The profile that was meant.
        public var suggestion: String? { Suggestion.nearest(to: name, among: known) }

        /// What is wrong and what to do, in one sentence.
        public var message: LocalizedText {
            guard !known.isEmpty else {
                let places = directories.joined(separator: ", ")
                return LocalizedText(
                    ja: "デバイス「\(name)」が見つかりません。プロファイルを探した場所: \(places)。",
                    en: "There is no device '\(name)': no profile is in \(places).")
            }
            let list = known.joined(separator: ", ")
            return LocalizedText(
                ja: "デバイス「\(name)」はありません。使えるもの: \(list)。" + (suggestion.map { "「\($0)」ではありませんか。" } ?? ""),
                en: "There is no device '\(name)'; there are \(list)."
                    + (suggestion.map { " Did you mean '\($0)'?" } ?? ""))
        }
    }

    /// The names of all profiles, sorted; a name that begins with `_` is a pattern to copy and is left out.
    public var names: [String] {
        let files = directories.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] }
        let names = files.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix("_") }.map { String($0.dropLast(5)) }
        return Set(names).sorted()
    }

    /// The file of a profile: `name` is a profile's name, or a path (with a `/`, or ending in `.yaml`).
    public func path(of name: String) throws(Unknown) -> String {
        if name.contains("/") || name.hasSuffix(".yaml") { return name }
        for directory in directories {
            let path = "\(directory)/\(name).yaml"
            if FileManager.default.fileExists(atPath: path) { return path }
        }
        throw Unknown(name: name, known: names, directories: directories)
    }
}
