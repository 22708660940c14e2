/// One thing that a hand does otherwise than the expert whose script it follows. SI units.
public enum HandFault: Sendable, Equatable {
    /// Holds the needle flatter (more than 0), and goes on until it is as deep as the expert; or steeper by that, rad.
    case slant(by: Double)
    /// Punctures so far from the expert's place, along the skin, m.
    case offSite(x: Double, y: Double)
    /// Goes deeper (more than 0) or less deep by that along the needle, m.
    case depth(by: Double)
    /// Stands still so often on the way in.
    case stops(Int)
    /// Punctures and gives up so often before.
    case retries(Int)
    /// Lets only this share of the expert's time pass while the skin dries.
    case drying(share: Double)
    /// Takes so many times the expert's time for the plunger.
    case plunger(pace: Double)
    /// Leaves this share of the stroke undone.
    case unfinished(share: Double)
    /// Lets the tip wander along the limb while injecting, m.
    case drift(Double)
    /// Comes out so much sooner after the plunger than the expert, s; by more than the expert waits, while it still moves.
    case hurry(Double)
    /// Holds the used needle so much longer, s.
    case holdsOn(Double)
    /// Trembles so many times as much.
    case tremor(times: Double)
    /// Leaves a step out.
    case forgets(step: String)
    /// Leaves an item of a checklist out.
    case misses(step: String, item: String)
    /// Chooses another option than the expert.
    case chooses(step: String, option: String)
}
