public import Devices

/// The keys E and C: what waits for an instructor happens, and the step at hand was done.
///
/// In a test the keyboard is the trainee's, so they mean nothing unless the run says whose they are.
public struct InstructorKeys: Sendable, Equatable {
    private let by: String?
    private let isTest: Bool

    /// - Parameters:
    ///   - by: the instructor who sits at the keyboard; nil for the trainee alone.
    ///   - isTest: whether the run is a test.
    public init(by: String?, isTest: Bool) {
        self.by = by
        self.isTest = isTest
    }

    /// What the key says; nil where it is none of these, or not the instructor's.
    ///
    /// While learning alone, the trainee may let an event happen, and a confirmation is the trainee's own word.
    /// - Parameters:
    ///   - step: the one at hand, where somebody can confirm it.
    ///   - event: the first that waits for an instructor.
    public func action(_ key: Key, step: String?, event: String?) -> Action? {
        guard by != nil || !isTest else { return nil }
        switch key {
        case .character("E"): return event.map { Action(.did($0), evidence: .instructor, by: by) }
        case .character("C"):
            return step.map { Action(.confirm(step: $0), evidence: by == nil ? .declared : .instructor, by: by) }
        default: return nil
        }
    }
}
