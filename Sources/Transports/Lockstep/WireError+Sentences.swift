import CLibUSB
import Profiles

extension WireError {
    static func wrongProfile(_ profile: Profile, _ wanted: String) -> WireError {
        WireError(
            .wrongProfile, profile.name,
            en: "this profile's transport is not \(wanted); choose one whose transport is.",
            ja: "このプロファイルの transport は \(wanted) ではありません。\(wanted) のものを選んでください。")
    }

    static func notFound(_ profile: Profile) -> WireError {
        WireError(
            .notFound, profile.name,
            en: "no such device is plugged in, or it has no power; plug both in, and see what 'senshi devices' lists.",
            ja: "デバイスが見つからないか、電源が入っていません。両方をつなぎ、「senshi devices」で確かめてください。")
    }

    static func ambiguous(_ profile: Profile, _ places: [String]) -> WireError {
        let list = places.joined(separator: ", ")
        return WireError(
            .ambiguous, profile.name,
            en: "\(places.count) such devices are plugged in; choose one with --node: \(list).",
            ja: "該当するデバイスが\(places.count)台あります。--node で選んでください: \(list)")
    }

    static func noPermission(_ device: String) -> WireError {
        // A serial line has no rule of its own before one is made for it.
        let rules = device.hasPrefix("/dev/tty") ? "senshi devices rules --node \(device)" : "senshi devices rules"
        return WireError(
            .noPermission, device,
            en: "you may not use it; run '\(rules) | sudo tee /etc/udev/rules.d/70-senshi.rules' and "
                + "'sudo udevadm control --reload && sudo udevadm trigger', then plug it in again.",
            ja: "使う権限がありません。「\(rules) | sudo tee /etc/udev/rules.d/70-senshi.rules」と"
                + "「sudo udevadm control --reload && sudo udevadm trigger」を実行し、接続し直してください。")
    }

    static func busy(_ device: String, by driver: String?) -> WireError {
        let holder = driver.map { "the kernel driver \($0)" } ?? "another program"
        let holderJa = driver.map { "カーネルドライバ \($0)" } ?? "他のプログラム"
        return WireError(
            .busy, device, en: "\(holder) holds it and does not let go; close that program and try again.",
            ja: "\(holderJa)が占有しています。終了して、やり直してください。")
    }

    static func gone(_ device: String) -> WireError {
        WireError(
            .gone, device, en: "it was unplugged or lost its power; plug it in and try again.",
            ja: "接続か電源が切れました。つなぎ直して、やり直してください。")
    }

    static func silent(_ device: String) -> WireError {
        WireError(
            .silent, device, en: "it does not answer; switch its power off and on, and try again.",
            ja: "応答がありません。電源を入れ直して、やり直してください。")
    }

    static func notHomed(_ device: String) -> WireError {
        WireError(
            .notHomed, device,
            en: "it was not homed in time; run again, pull the grip all the way out, then push it all the way in.",
            ja: "原点合わせが時間内に終わりませんでした。やり直し、グリップをいっぱいに引き出してから、いっぱいに押し込んでください。")
    }

    static func system(_ device: String, _ doing: String, _ why: String) -> WireError {
        WireError(
            .system, device, en: "\(doing) failed (\(why)); unplug the device, plug it in and try again.",
            ja: "デバイスを使えません(\(why))。つなぎ直して、やり直してください。")
    }
}
