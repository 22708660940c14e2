import Authoring
import Foundation
import Profiles
import Terminals
import Transports

/// Finds, sizes and opens the input device that a run was asked to use.
struct InputDevice {
    private let profile: Profile
    private let language: Language
    let node: String
    private let tablet: TabletSizes.Tablet?
    private let known: SurfaceSize?

    /// - Throws: the exit code, after one sentence that says what to do.
    init(_ profile: Profile, node given: String?, size: String?, language: Language) throws {
        self.profile = profile
        self.language = language
        node = try given ?? Self.find(profile, language)
        tablet = Self.identify(node, profile)
        known = try Self.size(of: tablet, given: size, language)
    }

    /// - Throws: the exit code, after one sentence that says what to do.
    func open() throws -> EvdevTransport {
        do throws(EvdevError) {
            return try EvdevTransport(node: node, profile: profile, size: known)
        } catch {
            let sentence = error.reason == .sizeUnknown ? tablet.map(TabletSizes.howTo) : nil
            throw Complaint.sentence((sentence ?? error.message)[language], .deviceTrouble)
        }
    }

    /// Opens the device where it was, or wherever the kernel puts it when it is plugged in again: the only one of the same
    /// model that fits. `nil` while it isn't there.
    func reopen(telling words: ReplugWords) -> @Sendable (() -> Bool) -> EvdevTransport? {
        { [profile, node, tablet, known] _ in
            let there = EvdevDevices.nodes(for: profile).filter { Self.identify($0, profile) == tablet }
            guard let found = there.contains(node) ? node : there.count == 1 ? there[0] : nil else {
                // Where the node may not be opened, only the kernel's files say that the device is there.
                let trouble =
                    there.isEmpty
                    ? PluggedDevices.only(profile, given: nil)?.problem : InputDevice.unclear(profile, there)
                if let trouble { words.tell(trouble) } else { words.forget() }
                return nil
            }
            do throws(EvdevError) {
                let again = try EvdevTransport(node: found, profile: profile, size: known)
                words.forget()
                return again
            } catch {
                if error.reason == .noSuchNode { words.forget() } else { words.tell(error.message) }
                return nil
            }
        }
    }

    /// The only node that fits, or a sentence.
    private static func find(_ profile: Profile, _ language: Language) throws -> String {
        let nodes = EvdevDevices.nodes(for: profile)
        if nodes.count == 1 { return nodes[0] }
        throw Complaint.sentence(unclear(profile, nodes)[language], .deviceTrouble)
    }

    /// Why a device can't be chosen by itself.
    static func unclear(_ profile: Profile, _ nodes: [String]) -> LocalizedText {
        nodes.isEmpty
            ? LocalizedText(
                ja: "\(profile.name) に合うデバイスが見つかりません。接続して、senshi devices で確かめてください。",
                en: "no device that fits \(profile.name) is plugged in. Plug it in, and see what senshi devices lists.")
            : LocalizedText(
                ja: "\(profile.name) に合うデバイスが\(nodes.count)台あります。--node で選んでください: \(nodes.joined(separator: ", "))",
                en:
                    "\(nodes.count) devices fit \(profile.name). Choose one with --node: \(nodes.joined(separator: ", "))."
            )
    }

    private static func identify(_ node: String, _ profile: Profile) -> TabletSizes.Tablet? {
        let device = EvdevDevices.list(profiles: [profile]).first { $0.node == node }
        guard let name = device?.name, let model = device?.model else { return nil }
        return TabletSizes.Tablet(model: model, name: name)
    }

    /// The size that the user gives now (and keeps), or gave before.
    private static func size(
        of tablet: TabletSizes.Tablet?, given: String?, _ language: Language
    ) throws -> SurfaceSize? {
        let path = TabletSizes.standardPath(environment: ProcessInfo.processInfo.environment)
        let diagnostics = Diagnostics()
        let stored = path.map { TabletSizes.read(contentsOf: $0, into: diagnostics) }
        guard !diagnostics.hasErrors else { throw Complaint.diagnostics(diagnostics, language) }
        var sizes = (stored ?? nil) ?? TabletSizes()
        if let given {
            guard let size = TabletSize(given, into: Diagnostics()) else {
                throw Complaint.sentence(
                    LocalizedText(
                        ja: "--size \"\(given)\" は大きさとして読めません。\"224 mm x 140 mm\" のように書いてください。",
                        en: "--size \"\(given)\" is no size. Write it as \"224 mm x 140 mm\".")[language], .badInput)
            }
            if let tablet, let path {
                sizes[tablet] = size
                do { try sizes.write(to: path) } catch {
                    Terminal().write("senshi: the size is used, but not kept for the next time (\(error))\n")
                }
            }
            return SurfaceSize(width: size.width, height: size.height)
        }
        return tablet.flatMap { sizes[$0] }.map { SurfaceSize(width: $0.width, height: $0.height) }
    }
}
