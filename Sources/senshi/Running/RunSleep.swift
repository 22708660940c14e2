import Authoring
import Foundation
import Servo
import Space
import Stations

/// Takes the force off before the machine sleeps, and lets it sleep only then.
final class RunSleep {
    private let inhibitor: SleepInhibitor?
    private var isGoing = false

    init() { inhibitor = SleepInhibitor(environment: ProcessInfo.processInfo.environment) }

    /// What is said at the start where nothing holds a sleep back.
    var missing: LocalizedText? { inhibitor == nil ? SleepInhibitor.missing : nil }

    /// About 200 times a second.
    /// - Parameter last: the newest frame.
    /// - Returns: what the person reads; nil where nothing changed.
    func look(at last: Frame, _ controls: Controls) -> LocalizedText? {
        let notice = inhibitor?.notice()
        if let notice { isGoing = notice == .goingToSleep }
        if isGoing {
            // Again and again: such a fault ends by itself.
            controls.ask(.rest)
            if last.fault.isFault && last.sent == .zero { inhibitor?.letSleep() }
        }
        return notice == .goingToSleep
            ? LocalizedText(ja: "本体がスリープします。力を切りました。", en: "The machine is about to sleep; the force is off.") : nil
    }
}
