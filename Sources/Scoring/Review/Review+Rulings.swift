import Authoring
import Devices

extension Review {
    /// Applies rulings to what was measured; nil where nothing was ruled.
    ///
    /// A criterion that the device left out, or a name that does not exist, stays as it is.
    static func apply(
        _ rulings: [(ruling: Ruling, tick: UInt64?)], to steps: inout [StepResult], _ errors: inout [CriticalError],
        _ void: inout [LocalizedText]
    ) -> Review? {
        guard !rulings.isEmpty else { return nil }
        var review = Review()
        for (ruling, tick) in rulings {
            func line(_ kind: Line.Kind, _ of: String, was: Double? = nil, points: Double? = nil) -> Line {
                Line(
                    kind: kind, of: of, was: was, points: points, because: ruling.because, by: ruling.by, tick: tick)
            }
            switch ruling.kind {
            case .confirm(let step): review.lines.append(line(.confirm, step))
            case .event(let event): review.lines.append(line(.event, event))
            case .override(let criterion, let points):
                guard let (step, index) = place(of: criterion, in: steps) else { continue }
                let was = steps[step].criteria[index].earned
                steps[step].criteria[index].overrule(points, by: ruling.by, because: ruling.because)
                review.lines.append(
                    line(.override, criterion, was: was, points: steps[step].criteria[index].earned))
            case .lift(let error):
                let lifted = errors.filter { $0.id == error }
                guard !lifted.isEmpty else { continue }
                errors.removeAll { $0.id == error }
                review.lifted += lifted
                review.lines.append(line(.lift, error))
            case .rate(let value):
                review.rating = Rating(value: min(5, max(1, value)), because: ruling.because, by: ruling.by)
            case .void:
                void.append(
                    LocalizedText(
                        ja: "指導者(\(ruling.by))の判断: \(ruling.because)",
                        en: "By the instructor (\(ruling.by)): \(ruling.because)"))
                review.lines.append(line(.void, ""))
            case .note: review.lines.append(line(.note, ""))
            }
        }
        return review
    }

    private static func place(of criterion: String, in steps: [StepResult]) -> (step: Int, index: Int)? {
        for step in steps.indices {
            guard let index = steps[step].criteria.firstIndex(where: { $0.id == criterion && $0.band != .leftOut })
            else { continue }
            return (step, index)
        }
        return nil
    }
}

extension CriterionResult {
    /// Gives other points, no more than there are, and says whose they are.
    fileprivate mutating func overrule(_ points: Double, by: String, because: String) {
        earned = points.isFinite ? min(available, max(0, points)) : earned
        band = earned >= available ? .full : earned > 0 ? .partial : .zero
        feedback = LocalizedText(ja: "指導者(\(by))の判断: \(because)", en: "By the instructor (\(by)): \(because)")
    }
}
