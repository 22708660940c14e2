import CPlatform
import Profiles
import Transports

/// A device without a profile, whose controls somebody wiggles.
protocol WiggleSource {
    /// Reads on. False where the device is gone.
    mutating func read() -> Bool
    /// It is known what the device does when nobody touches it.
    var isReady: Bool { get }
    var isAtRest: Bool { get }
    /// A new question begins.
    mutating func ask()
    /// What was moved, and is still held there.
    func answer(to purpose: DraftQuestion.Purpose, besides taken: [DraftControl]) -> DraftControl?
    /// The usual time between two reports, s; nil where too few came.
    var interval: Double? { get }
}

/// The times between reports; most of a device's reports come while something moves.
struct ReportPace {
    private var gaps: [Double] = []
    private var last: Double?

    mutating func note(_ time: Double) {
        // A pause is none of its gaps.
        if let last, time - last < 0.1, gaps.count < 10_000 { gaps.append(time - last) }
        last = time
    }

    var median: Double? { gaps.count < 20 ? nil : gaps.sorted()[gaps.count / 2] }
}

struct EvdevWiggleSource: WiggleSource {
    private let watcher: EvdevWatcher
    private var wiggle: EvdevWiggle
    private var pace = ReportPace()
    let isReady = true

    init(_ watcher: EvdevWatcher, style: ProfileDraft.Style) {
        let known = Set(EvdevCode.names(of: .axis))
        wiggle = EvdevWiggle(
            watcher.description.axes.filter { known.contains($0.name) }.map { ($0.name, $0.range, $0.value) },
            returns: style == .gamepad)
        self.watcher = watcher
    }

    mutating func read() -> Bool {
        var (wiggle, pace) = (wiggle, pace)
        let isThere = watcher.changes { change in
            switch change {
            case .axis(let name, let value): wiggle.turn(name, to: value)
            case .button(let name, let down): if EvdevCode(named: name) != nil { wiggle.press(name, down: down) }
            case .report(let time): pace.note(time)
            }
        }
        (self.wiggle, self.pace) = (wiggle, pace)
        return isThere
    }

    var isAtRest: Bool { wiggle.isAtRest }
    mutating func ask() { wiggle.ask() }
    func answer(to purpose: DraftQuestion.Purpose, besides taken: [DraftControl]) -> DraftControl? {
        switch purpose {
        case .axis: wiggle.axis(besides: taken)
        case .button: wiggle.button(besides: taken)
        }
    }
    var interval: Double? { pace.median }
}

struct HidrawWiggleSource: WiggleSource {
    private let watcher: HidrawWatcher
    private var wiggle = ReportWiggle()
    private var pace = ReportPace()
    /// The kind of report that is followed: the first that comes.
    private(set) var first: [UInt8]?

    init(_ watcher: HidrawWatcher) { self.watcher = watcher }

    /// The number before the report; nil where there is none.
    var id: UInt8? { first.flatMap { Self.id(of: $0, numbered: watcher.numbersReports) } }

    /// Where a device does not say whether it numbers its reports, it does so if they begin with one small number.
    private static func id(of report: [UInt8], numbered: Bool?) -> UInt8? {
        guard let byte = report.first else { return nil }
        return numbered ?? (1...15).contains(byte) ? byte : nil
    }

    mutating func read() -> Bool {
        var (wiggle, pace, first) = (wiggle, pace, first)
        let numbered = watcher.numbersReports
        let now = Double(cplatform_now()) * 1e-9
        let isThere = watcher.reports { report in
            if first == nil { first = report }
            guard let kind = first, report.count == kind.count else { return }
            if let id = Self.id(of: kind, numbered: numbered), report.first != id { return }
            wiggle.take(report)
            pace.note(now)
        }
        (self.wiggle, self.pace, self.first) = (wiggle, pace, first)
        return isThere
    }

    var isReady: Bool { wiggle.isReady }
    var isAtRest: Bool { wiggle.isAtRest }
    mutating func ask() { wiggle.ask() }
    func answer(to purpose: DraftQuestion.Purpose, besides taken: [DraftControl]) -> DraftControl? {
        switch purpose {
        case .axis: wiggle.axis(besides: taken)
        case .button: wiggle.button(besides: taken)
        }
    }
    var interval: Double? { pace.median }
}
