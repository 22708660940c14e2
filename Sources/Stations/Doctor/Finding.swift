public import Authoring

/// One thing that a station needs, and how it stands.
public struct Finding: Sendable, Equatable {
    /// What was looked at, in the order in which it is told.
    public enum Subject: String, Sendable, CaseIterable, Codable {
        case kernel, rights, clocks, power, usb, latency, disk
    }

    /// How it stands.
    public enum State: String, Sendable, Codable {
        /// As it should be.
        case fine
        /// A session runs, but worse than it could.
        case worse
        /// A session can't run, or its results are lost.
        case broken
    }

    public let subject: Subject
    public let state: State
    /// What was found, one sentence.
    public let sentence: LocalizedText
    /// What to do; nil where it is fine.
    public let fix: LocalizedText?

    /// Something that is as it should be.
    static func fine(_ subject: Subject, ja: String, en: String) -> Finding {
        Finding(subject: subject, state: .fine, sentence: LocalizedText(ja: ja, en: en), fix: nil)
    }

    /// Something that is not, with what to do.
    static func trouble(
        _ subject: Subject, _ state: State, _ sentence: LocalizedText, fix: LocalizedText
    ) -> Finding {
        Finding(subject: subject, state: state, sentence: sentence, fix: fix)
    }
}

extension Finding.Subject {
    /// Its name for people.
    public var name: LocalizedText {
        switch self {
        case .kernel: LocalizedText(ja: "カーネル", en: "kernel")
        case .rights: LocalizedText(ja: "権限", en: "rights")
        case .clocks: LocalizedText(ja: "時計", en: "clocks")
        case .power: LocalizedText(ja: "省電力", en: "power")
        case .usb: LocalizedText(ja: "デバイス", en: "devices")
        case .latency: LocalizedText(ja: "遅れ", en: "latency")
        case .disk: LocalizedText(ja: "ディスク", en: "disk")
        }
    }
}
