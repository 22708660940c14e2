public import Authoring

extension Language {
    /// The language that the environment asks for, in the order that POSIX gives: `LC_ALL`, `LC_MESSAGES`, `LANG`.
    /// Japanese for `ja…`, English for everything else.
    public init(environment: [String: String]) {
        let asked = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        let name = (asked ?? "").prefix { $0 != "_" && $0 != "." && $0 != "@" }
        self = name == "ja" ? .ja : .en
    }
}
