import Authoring
import Glibc
import Profiles

extension EvdevError {
    static func wrongProfile(_ node: String, _ profile: Profile) -> EvdevError {
        EvdevError(
            .wrongProfile, node,
            en: "\(node): the profile '\(profile.name)' is not for input devices; choose one whose transport is evdev.",
            ja: "\(node): プロファイル「\(profile.name)」は入力デバイス用ではありません。transport が evdev のものを選んでください。")
    }

    static func tooMany(_ node: String, _ profile: Profile) -> EvdevError {
        let most = EvdevReports.capacity
        return EvdevError(
            .tooMany, node,
            en: "\(node): the profile '\(profile.name)' names more than \(most) axes or buttons; leave some out.",
            ja: "\(node): プロファイル「\(profile.name)」の軸またはボタンが \(most) を超えています。減らしてください。")
    }

    /// What `open` said.
    static func opening(_ node: String, errno code: Int32) -> EvdevError {
        switch code {
        case ENOENT, ENXIO, ENODEV, ENOTDIR:
            EvdevError(
                .noSuchNode, node,
                en: "\(node): there is no such device; plug it in, and see 'senshi devices' for its node.",
                ja: "\(node): このデバイスはありません。接続し、「senshi devices」でノードを確かめてください。")
        case EACCES, EPERM: permission(node)
        default: system(node, "opening it", code)
        }
    }

    /// The group that may read the node is the one to join.
    static func permission(_ node: String) -> EvdevError {
        let group = groupName(of: node) ?? "input"
        return EvdevError(
            .noPermission, node,
            en: "\(node): you may not read it; run 'sudo usermod -aG \(group) $USER', then log out and in again.",
            ja: "\(node): 読み取りの権限がありません。「sudo usermod -aG \(group) $USER」を実行し、ログインし直してください。")
    }

    static func notAnInputDevice(_ node: String) -> EvdevError {
        EvdevError(
            .notAnInputDevice, node,
            en: "\(node): this is not an input device; 'senshi devices' lists those that are.",
            ja: "\(node): 入力デバイスではありません。「senshi devices」で一覧を確かめてください。")
    }

    /// Nobody would stop the motors.
    static func unguarded(_ node: String, _ failure: Guardian.Failure) -> EvdevError {
        EvdevError(.system, node, en: "\(node): \(failure.message.en)", ja: "\(node): \(failure.message.ja)")
    }

    static func busy(_ node: String) -> EvdevError {
        EvdevError(
            .busy, node,
            en: "\(node): another program holds this device for itself; close that program and try again.",
            ja: "\(node): 他のプログラムがこのデバイスを占有しています。そのプログラムを終了して、やり直してください。")
    }

    static func wrongModel(_ node: String, _ name: String, _ model: String, _ profile: Profile) -> EvdevError {
        EvdevError(
            .wrongModel, node,
            en:
                "\(node): '\(name)' (\(model)) is not a model of the profile '\(profile.name)'; choose another profile.",
            ja: "\(node): 「\(name)」(\(model))はプロファイル「\(profile.name)」の機種ではありません。別のプロファイルを選んでください。")
    }

    static func lacks(_ node: String, _ name: String, _ missing: [String], _ profile: Profile) -> EvdevError {
        let list = missing.joined(separator: ", ")
        return EvdevError(
            .lacks, node,
            en: "\(node): '\(name)' lacks \(list), which the profile '\(profile.name)' needs; choose another device or "
                + "another profile.",
            ja: "\(node): 「\(name)」には、プロファイル「\(profile.name)」に必要な \(list) がありません。別のデバイスかプロファイルを選んでください。")
    }

    static func sizeUnknown(_ node: String, _ name: String) -> EvdevError {
        EvdevError(
            .sizeUnknown, node,
            en:
                "\(node): '\(name)' does not say how large its surface is; measure the active area and give its width and "
                + "height.",
            ja: "\(node): 「\(name)」は読み取り面の大きさを報告しません。有効範囲の幅と高さを測って指定してください。")
    }

    static func system(_ node: String, _ doing: String, _ code: Int32) -> EvdevError {
        let why = unsafe String(cString: strerror(code))
        return EvdevError(
            .system, node, en: "\(node): \(doing) failed (\(why)); unplug the device, plug it in and try again.",
            ja: "\(node): デバイスを使えません(\(why))。接続し直してから、やり直してください。")
    }

    private static func groupName(of node: String) -> String? {
        var facts = stat()
        guard unsafe stat(node, &facts) == 0, let group = unsafe getgrgid(facts.st_gid) else { return nil }
        let name = unsafe String(cString: group.pointee.gr_name)
        return name == "root" ? nil : name
    }
}
