/// A target with what was measured.
public struct FidelityRow: Sendable {
    public let target: Target
    public let findings: [Finding]

    /// True where every finding lies in its range, and there is one.
    public var passed: Bool { !findings.isEmpty && findings.allSatisfy(\.holds) }
}
