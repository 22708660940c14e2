extension WireError {
    static func firmwareMissing(_ device: String, _ path: String?) -> WireError {
        guard let path else {
            return WireError(
                .firmwareMissing, device,
                en: "it has had no program since it was switched on; name the maker's image with --firmware FILE.",
                ja: "電源を入れてからプログラムが読み込まれていません。メーカーのイメージを --firmware で指定してください。")
        }
        return WireError(
            .firmwareMissing, device, en: "\(path) can't be read; name the maker's image with --firmware FILE.",
            ja: "\(path) を読めません。メーカーのイメージを --firmware で指定してください。")
    }

    /// One sentence for each step at which a load can fail.
    static func firmware(_ device: String, _ failure: FalconFirmware.Failure) -> WireError {
        let (en, ja): (String, String)
        switch failure {
        case .image(let bytes):
            en =
                "the firmware image has \(bytes) bytes, and 1 to \(FalconFirmware.longestImage) are possible; name the right file."
            ja = "ファームウェアのイメージが \(bytes) バイトです(1 〜 \(FalconFirmware.longestImage))。正しいファイルを指定してください。"
        case .request(let request):
            en =
                "loading the firmware failed: the device refused a setting (\(request.request), \(request.value)); switch its power off and on, and try again."
            ja = "ファームウェアを読み込めません: 設定 (\(request.request), \(request.value)) が拒まれました。電源を入れ直して、やり直してください。"
        case .greeting(let tries):
            en =
                "loading the firmware failed: no greeting from the device in \(tries) tries; check its power supply, switch it off and on, and try again."
            ja = "ファームウェアを読み込めません: \(tries)回試しても応答がありません。電源アダプタを確かめ、電源を入れ直して、やり直してください。"
        case .handshake(let tries):
            en =
                "loading the firmware failed: the device did not take the faster speed in \(tries) tries; switch its power off and on, and try again."
            ja = "ファームウェアを読み込めません: \(tries)回試しても通信速度を切り替えられません。電源を入れ直して、やり直してください。"
        case .echo(let chunk, let count):
            en =
                "loading the firmware failed: part \(chunk + 1) of \(count) came back wrong or not at all, \(FalconFirmware.attempts) times; plug it into another port, without a hub, and try again."
            ja =
                "ファームウェアを読み込めません: \(count)個中\(chunk + 1)個目が正しく返りません(\(FalconFirmware.attempts)回)。ハブを通さず別の端子につないで、やり直してください。"
        }
        return WireError(.firmware(failure), device, en: en, ja: ja)
    }
}
