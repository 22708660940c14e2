import Authoring
import Profiles
import Terminals
import Transports

/// Finds and opens the device of raw reports that a run was asked to use.
enum RawDevice {
    /// - Throws: the exit code, after one sentence that says what to do.
    static func open(_ profile: Profile, node given: String?, language: Language) throws -> HidrawTransport {
        let node = try given ?? Self.find(profile, language)
        do throws(HidrawError) {
            // Of /dev/null half the system's programs would be named.
            try HidrawTransport.identify(node)
            // Before it is opened for good: the guardian has it too from then on.
            warnOfOthers(node, language)
            return try HidrawTransport(node: node, profile: profile)
        } catch {
            throw Complaint.sentence(error.message[language], .deviceTrouble)
        }
    }

    /// Opens the device again once it is plugged in: the only one that fits. `nil` while there is none, or more than one.
    static func reopen(_ profile: Profile, telling words: ReplugWords) -> HidrawTransport? {
        let nodes = HidrawDevices.nodes(for: profile)
        guard nodes.count == 1 else {
            // Where the node may not be opened, only the kernel's files say that the device is there.
            let there =
                nodes.isEmpty
                ? PluggedDevices.only(profile, given: nil)?.problem : InputDevice.unclear(profile, nodes)
            if let there { words.tell(there) } else { words.forget() }
            return nil
        }
        do throws(HidrawError) {
            let again = try HidrawTransport(node: nodes[0], profile: profile)
            words.forget()
            return again
        } catch {
            if error.reason == .noSuchNode { words.forget() } else { words.tell(error.message) }
            return nil
        }
    }

    /// Says who else has the node open: raw reports go to everybody, and everybody may write.
    static func warnOfOthers(_ node: String, _ language: Language) {
        for (process, name) in DeviceHolders.others(of: node) {
            let words = LocalizedText(
                ja: "\(node) は \(name)(プロセス\(process))も開いています。そちらを終了してください。",
                en: "\(node) is also open in \(name) (process \(process)), which may write to it too. Close it.")
            Terminal().write("senshi: \(words[language])\n")
        }
    }

    /// The only node that fits, or a sentence.
    static func find(_ profile: Profile, _ language: Language) throws -> String {
        let nodes = HidrawDevices.nodes(for: profile)
        guard nodes.count != 1 else { return nodes[0] }
        throw Complaint.sentence(InputDevice.unclear(profile, nodes)[language], .deviceTrouble)
    }
}
