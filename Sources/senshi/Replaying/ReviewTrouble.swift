import Authoring

/// An instructor's review that can't be used: the recording itself is right.
struct ReviewTrouble: Error, CustomStringConvertible, @unchecked Sendable {
    /// All that is wrong with it. Nothing is added to it any more.
    let diagnostics: Diagnostics

    var description: String { diagnostics.rendered() }
}
