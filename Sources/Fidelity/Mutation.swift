public import Authoring
public import Patients

/// A preset pushed out of its range, and whether any target notices.
public struct Mutation: Sendable {
    /// `skin.puncture`, and of which file.
    public let path, file: String
    public let tag: Provenance.Tag
    /// In the preset's unit.
    public let value: Double
    public let unit: String
    /// The first target that missed; nil for a survivor.
    public let killer: String?

    /// Every preset of every file, below its range and above it, where the program can bear it.
    /// - Parameter only: of the presets, those whose path begins so.
    public static func all(_ subject: Subject, only: String = "", report: (Mutation) -> Void = { _ in }) -> [Mutation] {
        var subject = subject
        subject.paths = 20
        // The cheap ones first.
        let order = ["V27", "V28", "V29", "V30", "V32", "V19", "V17", "V16", "V20", "V21", "V14", "V15", "V25"]
        let targets = Target.all.sorted { a, b in
            (order.firstIndex(of: a.id) ?? order.count) < (order.firstIndex(of: b.id) ?? order.count)
        }
        var mutations: [Mutation] = []
        func add(
            _ key: PresetKey, _ number: PresetNumber, _ file: String, noticedBy targets: [Target] = targets,
            _ change: (PresetNumber) -> Subject
        ) {
            guard key.path.hasPrefix(only) else { return }
            for value in outside(number, key.bounds) {
                var mutant = number
                mutant.value = value
                let changed = change(mutant)
                let killer = targets.first { !$0.row(changed).passed }
                let mutation = Mutation(
                    path: key.path, file: file, tag: number.tag, value: value, unit: number.unit, killer: killer?.id)
                mutations.append(mutation)
                report(mutation)
            }
        }
        for (key, number) in subject.human.tissues.table.rows {
            add(key, number, subject.human.tissues.name) { mutant in
                var changed = subject
                changed.human = subject.human.with(mutant, at: key.path)
                return changed
            }
        }
        for (key, number) in subject.human.needles.table.rows {
            add(key, number, subject.human.needles.name) { mutant in
                var changed = subject
                changed.human.needles.table = subject.human.needles.table.with(mutant, at: key.path)
                return changed
            }
        }
        for (liver, own) in [(\Subject.liver, targets), (\Subject.softLiver, Targets.softLiver)] {
            let tissues = subject[keyPath: liver].tissues
            for (key, number) in tissues.table.rows {
                add(key, number, tissues.name, noticedBy: own) { mutant in
                    var changed = subject
                    changed[keyPath: liver].tissues.table = tissues.table.with(mutant, at: key.path)
                    return changed
                }
            }
        }
        for (place, site) in subject.sites.enumerated() {
            // Forces are measured over the deltoid only.
            let own = site.site == .deltoid ? targets : Targets.sites
            for (key, number) in site.table.rows {
                add(key, number, site.site.rawValue, noticedBy: own) { mutant in
                    var changed = subject
                    changed.sites[place].table = site.table.with(mutant, at: key.path)
                    if site.site == .deltoid { changed.human.site = changed.sites[place] }
                    return changed
                }
            }
        }
        return mutations
    }

    /// Half the range's width outside it at each end; halfway to zero where that would change the sign; a tenth of the
    /// value where the range has no width; halfway to the end of what the program can bear where it lies beyond that.
    ///
    /// - Returns: two, and fewer only where the range ends where the program does, or holds nothing but zero.
    public static func outside(_ number: PresetNumber, _ bounds: ClosedRange<Double>) -> [Double] {
        let (low, high) = (number.range.lowerBound, number.range.upperBound)
        let step = high > low ? (high - low) / 2 : abs(number.value) / 10
        guard step > 0 else { return [] }
        let below = low > 0 && low - step <= 0 ? low / 2 : low - step
        let above = high + step
        return [
            below < bounds.lowerBound ? (low + bounds.lowerBound) / 2 : below,
            above > bounds.upperBound ? (high + bounds.upperBound) / 2 : above,
        ].filter { !number.range.contains($0) }
    }
}
