public import ArgumentParser
import Authoring
import Foundation
public import Profiles
import Terminals
import Transports

/// `senshi devices new NAME --node NODE`.
struct DevicesNewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Make a profile for a device that has none, by wiggling its controls.",
        discussion: """
            Asks for one control at a time: move it, hold it, let go. Writes NAME.yaml, which checks clean. Input devices \
            of the kernel, and raw HID reports; what is still to be known better is marked "assumed" in it.

            Examples:
              senshi devices list --all
              senshi devices new my-pad --node /dev/input/event7
              senshi devices new my-pad --node /dev/hidraw3 --folder devices

            \(ExitCode.meanings)
            """)

    @Argument(help: "The profile's name: letters, digits and hyphens.")
    var name: String
    @Option(help: ArgumentHelp("The device.", valueName: "/dev/input/eventN"))
    var node: String
    @Option(help: "gamepad (sticks and triggers) or pen; by itself where it is left out.")
    var style: ProfileDraft.Style?
    @Option(help: "The folder that it is written to.")
    var folder = "."
    @Option(help: ArgumentHelp("How long each control is waited for; then the device has none.", valueName: "s"))
    var patience = 20.0
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language
        guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) else {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "「\(name)」はプロファイルの名前にできません。英数字とハイフンで書いてください。",
                    en: "'\(name)' can't name a profile. Use letters, digits and hyphens.")[language], .badInput)
        }
        let path = "\(folder)/\(name).yaml"
        guard !FileManager.default.fileExists(atPath: path) else {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(path) はもうあります。別の名前にしてください。", en: "\(path) is there already. Choose another name.")[language],
                .notWritten)
        }
        let draft = try node.contains("hidraw") ? hidraw(language) : evdev(language)
        if let lacking = draft.lacking { throw Complaint.sentence(lacking[language], .badInput) }
        try check(draft)
        do { try draft.text.write(toFile: path, atomically: true, encoding: .utf8) } catch {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(path) に書けません。書き込めるフォルダーを --folder で指定してください。",
                    en: "\(path) can't be written. Name a folder that you may write to with --folder.")[language],
                .notWritten)
        }
        print(path)
    }

    private func evdev(_ language: Language) throws -> ProfileDraft {
        do {
            let watcher = try EvdevWatcher(node: node)
            let said = watcher.description
            let isPen =
                said.axes.contains { $0.name == "ABS_PRESSURE" } && said.axes.contains { $0.name == "ABS_TILT_X" }
            let style = style ?? (isPen ? .pen : .gamepad)
            let tool = style == .pen && said.buttons.contains("BTN_TOOL_PEN") ? "BTN_TOOL_PEN" : nil
            var draft = ProfileDraft(
                name: name, style: style, title: said.name, model: said.model, way: .evdev, rangeButton: tool)
            var source = EvdevWiggleSource(watcher, style: style)
            var session = WiggleSession(patience: patience, language: language)
            try session.fill(&draft, from: &source)
            return draft
        } catch let error as EvdevError { throw Complaint.sentence(error.message[language], .deviceTrouble) }
    }

    private func hidraw(_ language: Language) throws -> ProfileDraft {
        guard style != .pen else {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "ペンは /dev/input/event… で読みます。そのノードを --node で指定してください。",
                    en: "a pen is read as /dev/input/event…: name that node with --node.")[language], .badInput)
        }
        do {
            let watcher = try HidrawWatcher(node: node)
            let (title, model, interface) = (watcher.name, watcher.model, watcher.interface)
            var source = HidrawWiggleSource(watcher)
            var session = WiggleSession(patience: patience, language: language)
            // What kind of report it sends is known once it has sent some.
            var draft = ProfileDraft(name: name, style: .gamepad, title: title, model: model, way: .evdev)
            try session.fill(&draft, from: &source)
            draft.way = .hidraw(interface: interface, id: source.id, length: source.first?.count ?? 0)
            return draft
        } catch let error as HidrawError { throw Complaint.sentence(error.message[language], .deviceTrouble) }
    }

    /// What is written reads without a complaint: a profile that doesn't would be this program's mistake.
    private func check(_ draft: ProfileDraft) throws {
        let diagnostics = Diagnostics()
        let document = Document(text: draft.text, file: "\(name).yaml", into: diagnostics)
        guard Profile(document, into: diagnostics) != nil, diagnostics.all.isEmpty else {
            throw Complaint.diagnostics(diagnostics, language.language)
        }
    }
}

extension ProfileDraft.Style: ExpressibleByArgument {}
