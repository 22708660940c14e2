import Devices

extension Action {
    /// What stands in the review of it: a ruling, or a confirmation or event by an instructor who is named.
    var ruling: Ruling? {
        switch (kind, by) {
        case (.rule(let ruling), _): ruling
        case (.confirm(let step), let by?): Ruling(.confirm(step: step), by: by, because: because ?? "")
        case (.did(let event), let by?): Ruling(.event(event), by: by, because: because ?? "")
        default: nil
        }
    }

    /// What was done that no step asks for, or which event is let begin.
    var deed: String? {
        switch kind {
        case .did(let deed): deed
        case .rule(let ruling):
            if evidence == .instructor, case .event(let event) = ruling.kind { event } else { nil }
        default: nil
        }
    }
}
