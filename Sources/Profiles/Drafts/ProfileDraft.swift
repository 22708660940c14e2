public import Authoring
public import Devices

/// A profile that grows out of answers, one control at a time, until it can be written.
public struct ProfileDraft: Sendable {
    /// What kind of device it is for the hand.
    public enum Style: String, Sendable, CaseIterable {
        /// Sticks and triggers stand in for everything.
        case gamepad
        /// A pen on a tablet.
        case pen
    }
    /// How it is read.
    public enum Way: Sendable {
        case evdev
        /// By raw reports of this length; the id is nil where the device numbers none.
        case hidraw(interface: Int?, id: UInt8?, length: Int)
    }

    /// Of the profile and its file.
    public let name: String
    public let style: Style
    let title: String
    let model: EvdevMatch.Model
    /// How it is read.
    public var way: Way
    /// The tool of a pen, whose button says that it is near.
    let rangeButton: String?
    /// What was found so far, in the order in which it was asked for.
    public private(set) var axes: [(channel: Channel, control: DraftControl)] = []
    /// The same of the buttons.
    public private(set) var buttons: [(role: EvdevButton.Role, control: DraftControl)] = []
    /// From one report to the next, s.
    public var interval = 0.008

    /// - Parameters:
    ///   - name: of the profile and its file.
    ///   - title: what the device calls itself.
    public init(
        name: String, style: Style, title: String, model: EvdevMatch.Model, way: Way, rangeButton: String? = nil
    ) {
        self.name = name
        self.style = style
        self.title = title
        self.model = model
        self.way = way
        self.rangeButton = rangeButton
    }

    /// Every control that has a meaning.
    public var taken: [DraftControl] { axes.map(\.control) + buttons.map(\.control) }

    /// Keeps an answer.
    public mutating func add(_ control: DraftControl, for purpose: DraftQuestion.Purpose) {
        switch purpose {
        case .axis(let channel): axes.append((channel, control))
        case .button(let role): buttons.append((role, control))
        }
    }

    /// True where a question no longer matters: the plunger has an axis, and needs no button.
    public func isAnswered(_ purpose: DraftQuestion.Purpose) -> Bool {
        purpose == .button(.plunger) && drives(.plunger)
    }

    /// An axis drives this channel.
    func drives(_ channel: Channel) -> Bool { axes.contains { $0.channel == channel } }
    /// A button means this.
    func has(_ role: EvdevButton.Role) -> Bool { buttons.contains { $0.role == role } }

    /// What it can't do without, and lacks; nil where it can be written.
    public var lacking: LocalizedText? {
        switch style {
        case .gamepad:
            if !drives(.leanX) || !drives(.leanY) {
                return LocalizedText(
                    ja: "針を傾ける操作が二つ(左右と前後)必要です。もう一度やり直してください。",
                    en: "a needle needs two controls that lean it, sideways and toward the head. Begin again.")
            }
            if !drives(.depth) {
                return LocalizedText(
                    ja: "針を進める操作が必要です。もう一度やり直してください。", en: "a needle needs a control that advances it. Begin again.")
            }
            if !drives(.plunger) && !has(.plunger) {
                return LocalizedText(
                    ja: "押し子には軸かボタンが必要です。もう一度やり直してください。",
                    en: "a plunger needs an axis or a button. Begin again.")
            }
        case .pen:
            guard [.x, .y, .tiltX, .tiltY, .pressure].allSatisfy(drives) else {
                return LocalizedText(
                    ja: "ペンには位置・傾き・筆圧のすべてが必要です。傾きを測らないペンは使えません。",
                    en: "a pen needs its place, its lean and its pressure; one without tilt can't be used.")
            }
        }
        return nil
    }
}
