public import Authoring
import Glibc

/// Why a daemon can't be asked.
public struct ControlFailure: Error, Sendable {
    /// There is none.
    public let isAbsent: Bool
    /// One sentence that says what to do.
    public let sentence: LocalizedText

    init(_ number: Int32, _ path: String) {
        isAbsent = number == ENOENT || number == ECONNREFUSED
        let why = unsafe String(cString: strerror(number))
        sentence =
            switch number {
            case ENOENT, ECONNREFUSED:
                LocalizedText(
                    ja: "senshi serve が動いていません（\(path)）。「senshi serve」か「systemctl start senshi」で始めてください。",
                    en: "no daemon is running (\(path)); begin one with 'senshi serve' or 'systemctl start senshi'.")
            case EACCES, EPERM:
                LocalizedText(
                    ja: "\(path)：使う権限がありません。デーモンと同じユーザーとして、または設定の group-controls が true ならそのグループの人として実行してください。",
                    en:
                        "\(path): you may not speak to this daemon; run the command as its user, or in its group where its file says 'group-controls: true'."
                )
            case EAGAIN:
                LocalizedText(
                    ja: "\(path)：デーモンが答えません。「systemctl restart senshi」で始め直してください。",
                    en: "\(path): the daemon does not answer; begin it anew with 'systemctl restart senshi'.")
            default:
                LocalizedText(
                    ja: "\(path)：デーモンと話せません（\(why)）。", en: "\(path): the daemon can't be spoken to (\(why)).")
            }
    }
}
