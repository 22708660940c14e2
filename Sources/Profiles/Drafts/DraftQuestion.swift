public import Authoring
public import Devices

/// One thing that a person is asked to do with a device that has no profile yet.
public struct DraftQuestion: Sendable, Equatable {
    /// What the answer is for.
    public enum Purpose: Sendable, Equatable {
        case axis(Channel)
        case button(EvdevButton.Role)
    }

    public let purpose: Purpose
    /// What to do.
    public let prompt: LocalizedText

    private init(_ purpose: Purpose, ja: String, en: String) {
        self.purpose = purpose
        prompt = LocalizedText(ja: ja, en: en)
    }

    /// All of them, in order. Each axis is moved the way that its number means more.
    public static func all(for style: ProfileDraft.Style) -> [DraftQuestion] { axes(style) + buttons(style) }

    private static func axes(_ style: ProfileDraft.Style) -> [DraftQuestion] {
        switch style {
        case .gamepad:
            [
                DraftQuestion(
                    .axis(.slideX), ja: "針を皮膚の上で右へ動かす操作(例: 左スティックを右へ)をいっぱいまで",
                    en: "slide the needle to the right: the control for it (a left stick, say) all the way"),
                DraftQuestion(
                    .axis(.slideY), ja: "針を頭の方向へ動かす操作(例: 左スティックを上へ)をいっぱいまで",
                    en: "slide the needle toward the head: the control for it (a left stick upward, say) all the way"),
                DraftQuestion(
                    .axis(.leanX), ja: "針の上端を右へ傾ける操作(例: 右スティックを右へ)をいっぱいまで",
                    en: "lean the needle's upper end to the right (a right stick, say) all the way"),
                DraftQuestion(
                    .axis(.leanY), ja: "針の上端を頭の方向へ傾ける操作(例: 右スティックを上へ)をいっぱいまで",
                    en: "lean the needle's upper end toward the head (a right stick upward, say) all the way"),
                DraftQuestion(
                    .axis(.depth), ja: "針を進める操作(例: 右トリガー)をいっぱいまで",
                    en: "advance the needle (a right trigger, say) all the way"),
                DraftQuestion(
                    .axis(.plunger), ja: "押し子を押す操作(例: 左トリガー)をいっぱいまで",
                    en: "push the plunger (a left trigger, say) all the way"),
            ]
        case .pen:
            [
                DraftQuestion(
                    .axis(.x), ja: "ペンを触れずに、右へ大きく", en: "move the pen far to the right, without touching"),
                DraftQuestion(
                    .axis(.y), ja: "ペンを触れずに、奥(頭の方向)へ大きく",
                    en: "move the pen far away from you, toward the head, without touching"),
                DraftQuestion(
                    .axis(.tiltX), ja: "ペンの上端を右へ大きく傾けて", en: "lean the pen's upper end far to the right"),
                DraftQuestion(
                    .axis(.tiltY), ja: "ペンの上端を奥へ大きく傾けて", en: "lean the pen's upper end far away from you"),
                DraftQuestion(.axis(.pressure), ja: "ペンを強く押しつけて", en: "press the pen down hard"),
            ]
        }
    }

    private static func buttons(_ style: ProfileDraft.Style) -> [DraftQuestion] {
        let plunger = DraftQuestion(
            .button(.plunger), ja: "押し子を押すボタンを", en: "press the button that pushes the plunger")
        let hold = DraftQuestion(.button(.hold), ja: "深さを保つボタンを", en: "press the button that keeps the depth")
        let yes = DraftQuestion(.button(.confirm), ja: "「はい」のボタンを", en: "press the button that answers yes")
        let stop = DraftQuestion(.button(.emergencyStop), ja: "非常停止のボタンを", en: "press the button that stops everything")
        return style == .pen ? [plunger, hold] : [plunger, hold, yes, stop]
    }
}
