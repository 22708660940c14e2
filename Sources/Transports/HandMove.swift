public import Devices

/// One thing that a scripted hand does. Times are in seconds, lengths in metres.
public enum HandMove: Sendable, Equatable {
    /// Brings the needle somewhere.
    case to(HandTarget, over: Double)
    /// Pushes the needle in along itself until the tip is this deep.
    case insert(depth: Double, over: Double)
    /// Pulls the needle back along itself until the tip is this far above the skin (below 0: still in).
    case withdraw(height: Double, over: Double)
    /// Pushes the plunger to a share of its stroke, 0 (full) … 1 (empty); below 0 draws it back beyond full, down to −1.
    case plunge(to: Double, over: Double)
    /// Stays.
    case dwell(Double)
    case press(HandButton)
    case release(HandButton)
    /// Says something that no sensor sees.
    case act([Action])
    /// The device goes wrong from here on, while the hand moves on.
    case trouble(DeviceTrouble.Kind, over: Double)
    /// The device is pulled out.
    case unplug
    /// It is plugged in again.
    case replug
    /// Several that start at the same time; the next one starts when the longest has ended.
    case together([HandMove])

    /// True where the move takes the needle somewhere.
    var movesNeedle: Bool {
        switch self {
        case .to, .insert, .withdraw: true
        case .together(let moves): moves.contains(where: \.movesNeedle)
        default: false
        }
    }

    /// True where the move takes the plunger somewhere.
    var movesPlunger: Bool {
        switch self {
        case .plunge: true
        case .together(let moves): moves.contains(where: \.movesPlunger)
        default: false
        }
    }
}
