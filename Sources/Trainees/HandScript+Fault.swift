import Devices
import Glibc
public import Transports

extension HandScript {
    /// The same hand with a fault. What the fault is about and the script does not do stays as it is.
    ///
    /// - Parameter fault: what is done otherwise.
    /// - Returns: a script that needs no file; its speeds are not checked as those of a file are.
    public func with(_ fault: HandFault) -> HandScript {
        var hand = self
        let needle = Needlework(moves)
        switch fault {
        case .slant(let by): hand.slant(by, needle)
        case .offSite(let x, let y):
            hand.start.x += x
            hand.start.y += y
        case .depth(let by):
            hand.change(needle.last) { move in
                guard case .insert(let depth, let over) = move else { return [move] }
                return [.insert(depth: max(0.0005, depth + by), over: over)]
            }
        case .stops(let count): hand.stop(count, needle)
        case .retries(let count): hand.retry(count, needle)
        case .drying(let share):
            let wait = moves.firstIndex { $0.confirms("dry") }.map { $0 + 1 }
            hand.change(wait) { $0.slower(share) }
        case .plunger(let pace): hand.change(needle.plunge) { $0.slower(pace) }
        case .unfinished(let share):
            hand.change(needle.plunge) { move in
                guard case .plunge(let to, let over) = move else { return [move] }
                // At the expert's pace; a syringe that fills goes the other way.
                let rest = to > 0.5 ? to - share : to + share
                return [.plunge(to: max(0, min(1, rest)), over: max(0.001, over * (1 - share)))]
            }
        case .drift(let way): hand.drift(way, needle)
        case .hurry(let time): hand.hurry(time, needle)
        case .holdsOn(let time):
            hand.change(moves.firstIndex { $0.confirms("discard") }) { [.dwell(time), $0] }
        case .tremor(let times): hand.tremor?.amplitude *= times
        case .forgets(let step): hand.act { $0.step == step ? nil : $0 }
        case .misses(let step, let item):
            hand.act { $0.kind == .check(step: step, item: item) ? nil : $0 }
        case .chooses(let step, let option):
            hand.act { action in
                guard case .choose(step, _) = action.kind else { return action }
                return Action(.choose(step: step, option: option), evidence: action.evidence)
            }
        }
        return hand
    }

    /// Where in a script the needle does what a fault is about.
    private struct Needlework {
        var approach: Int?
        var first: Int?
        var last: Int?
        var plunge: Int?

        init(_ moves: [HandMove]) {
            for (place, move) in moves.enumerated() {
                switch move {
                case .to where first == nil: approach = place
                case .insert:
                    if first == nil { first = place }
                    last = place
                case .plunge where first != nil: plunge = plunge ?? place
                default: break
                }
            }
        }
    }

    private mutating func change(_ place: Int?, _ change: (HandMove) -> [HandMove]) {
        guard let place, moves.indices.contains(place) else { return }
        moves.replaceSubrange(place...place, with: change(moves[place]))
    }

    private mutating func slant(_ by: Double, _ needle: Needlework) {
        guard let approach = needle.approach, case .to(var target, let over) = moves[approach] else { return }
        let before = target.angle ?? .pi / 2
        var now = before - by
        if now > .pi / 2 {
            now = .pi - now
            target.toward = (target.toward ?? 0) + .pi
        }
        now = max(.pi / 36, now)
        target.angle = now
        moves[approach] = .to(target, over: over)
        // Steeper, the hand goes as far as ever, and so deeper.
        guard now < before else { return }
        change(needle.last) { move in
            guard case .insert(let depth, let over) = move else { return [move] }
            return [.insert(depth: depth * sin(before) / sin(now), over: over)]
        }
    }

    private mutating func stop(_ count: Int, _ needle: Needlework) {
        guard count > 0 else { return }
        change(needle.first) { move in
            guard case .insert(let depth, let over) = move else { return [move] }
            // Behind the skin and before the muscle of everybody; each further stop is made at the same place.
            let place = depth * 0.3
            let again: [HandMove] = [
                .dwell(0.6), .insert(depth: place + 0.0015, over: 0.2), .withdraw(height: -place, over: 0.2),
            ]
            return [.insert(depth: place, over: over / 2)] + (1..<count).flatMap { _ in again }
                + [.dwell(0.6), .insert(depth: depth, over: over / 2)]
        }
    }

    private mutating func retry(_ count: Int, _ needle: Needlework) {
        guard count > 0 else { return }
        change(needle.first) { move in
            guard case .insert(let depth, let over) = move else { return [move] }
            let vain: [HandMove] = [
                .insert(depth: depth * 0.9, over: over), .dwell(0.2), .withdraw(height: 0.01, over: over), .dwell(0.3),
            ]
            return (0..<count).flatMap { _ in vain } + [move]
        }
    }

    private mutating func drift(_ way: Double, _ needle: Needlework) {
        // Along the limb, where the skin does not turn under the needle.
        let (x, y) = (start.x, start.y)
        change(needle.plunge) { move in
            guard case .plunge(_, let over) = move else { return [move] }
            return [.together([move, .to(HandTarget(x: x, y: y + way), over: over)])]
        }
    }

    private mutating func hurry(_ time: Double, _ needle: Needlework) {
        guard let place = needle.plunge, place + 1 < moves.count, case .dwell(let rest) = moves[place + 1] else {
            return
        }
        moves[place + 1] = .dwell(max(0.001, rest - time))
        let early = time - rest
        guard early > 0, place + 2 < moves.count, case .plunge(let to, let over) = moves[place], early < over,
            case .withdraw = moves[place + 2]
        else { return }
        // The rest of the stroke is pushed on the way out, at the same pace.
        let from = to > 0.5 ? 0.0 : 1
        let way = moves[place + 2]
        moves.replaceSubrange(
            place...place + 2,
            with: [
                .plunge(to: from + (to - from) * (1 - early / over), over: over - early),
                .together([.plunge(to: to, over: early), way]),
            ])
    }

    private mutating func act(_ change: (Action) -> Action?) {
        moves = moves.compactMap { move in
            guard case .act(let actions) = move else { return move }
            let kept = actions.compactMap(change)
            return kept.isEmpty ? nil : .act(kept)
        }
    }
}

extension HandMove {
    fileprivate func confirms(_ step: String) -> Bool {
        guard case .act(let actions) = self else { return false }
        return actions.contains { $0.kind == .confirm(step: step) }
    }

    fileprivate func slower(_ times: Double) -> [HandMove] {
        switch self {
        case .dwell(let time): [.dwell(max(0.001, time * times))]
        case .plunge(let share, let over): [.plunge(to: share, over: max(0.001, over * times))]
        default: [self]
        }
    }
}

extension Action {
    fileprivate var step: String? {
        switch kind {
        case .choose(let step, _), .check(let step, _), .confirm(let step): step
        case .did, .rule, .end: nil
        }
    }
}
