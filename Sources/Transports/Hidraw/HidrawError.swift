public import Authoring
import Glibc
import Profiles

/// Why a device can't be used by its raw reports, in one sentence that says what to do.
public struct HidrawError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, for programs.
    public enum Reason: Sendable, Equatable {
        /// The profile is for another kind of device.
        case wrongProfile
        case noSuchNode
        case noPermission
        /// The node is no device of raw reports.
        case notAHidDevice
        /// The device is another model than the profile is for, or another interface of it.
        case wrongModel
        /// It did not take, or did not give, a feature report.
        case feature
        /// The kernel refused for another reason.
        case system
    }

    public let reason: Reason
    /// The device's node.
    public let node: String
    /// The sentence.
    public let message: LocalizedText

    /// The English sentence.
    public var description: String { message.en }

    private init(_ reason: Reason, _ node: String, en: String, ja: String) {
        self.reason = reason
        self.node = node
        message = LocalizedText(ja: ja, en: en)
    }

    static func wrongProfile(_ node: String, _ profile: Profile) -> HidrawError {
        HidrawError(
            .wrongProfile, node,
            en: "\(node): the profile '\(profile.name)' is not for raw reports; choose one whose transport is hidraw.",
            ja: "\(node): プロファイル「\(profile.name)」は hidraw 用ではありません。transport が hidraw のものを選んでください。")
    }

    /// What `open` said.
    static func opening(_ node: String, errno code: Int32) -> HidrawError {
        switch code {
        case ENOENT, ENXIO, ENODEV, ENOTDIR:
            HidrawError(
                .noSuchNode, node,
                en: "\(node): there is no such device; plug it in, and see 'senshi devices' for its node.",
                ja: "\(node): このデバイスはありません。接続し、「senshi devices」でノードを確かめてください。")
        case EACCES, EPERM:
            HidrawError(
                .noPermission, node,
                en:
                    "\(node): you may not use it; run 'senshi devices rules | sudo tee /etc/udev/rules.d/70-senshi.rules' "
                    + "and 'sudo udevadm control --reload && sudo udevadm trigger', then plug it in again.",
                ja: "\(node): 使う権限がありません。「senshi devices rules | sudo tee /etc/udev/rules.d/70-senshi.rules」と"
                    + "「sudo udevadm control --reload && sudo udevadm trigger」を実行し、接続し直してください。")
        default: system(node, "opening it", code)
        }
    }

    /// Nobody would switch the motors off.
    static func unguarded(_ node: String, _ failure: Guardian.Failure) -> HidrawError {
        HidrawError(.system, node, en: "\(node): \(failure.message.en)", ja: "\(node): \(failure.message.ja)")
    }

    static func notAHidDevice(_ node: String) -> HidrawError {
        HidrawError(
            .notAHidDevice, node,
            en: "\(node): this is no device of raw HID reports; 'senshi devices' lists those that are.",
            ja: "\(node): HID の生レポートを読めるデバイスではありません。「senshi devices」で一覧を確かめてください。")
    }

    static func wrongModel(_ node: String, _ name: String, _ model: String, _ profile: Profile) -> HidrawError {
        HidrawError(
            .wrongModel, node,
            en:
                "\(node): '\(name)' (\(model)) is not a model of the profile '\(profile.name)'; choose another profile.",
            ja: "\(node): 「\(name)」(\(model))はプロファイル「\(profile.name)」の機種ではありません。別のプロファイルを選んでください。")
    }

    static func feature(_ node: String, _ feature: HidrawLayout.Feature, _ code: Int32) -> HidrawError {
        let why = unsafe String(cString: strerror(code))
        let id = feature.bytes.first ?? 0
        let way = feature.kind == .get ? "did not give" : "did not take"
        return HidrawError(
            .feature, node,
            en: "\(node): the device \(way) feature report \(id) (\(why)); unplug it, plug it in and try again.",
            ja: "\(node): 初期設定(機能レポート \(id))に失敗しました(\(why))。接続し直してから、やり直してください。")
    }

    static func system(_ node: String, _ doing: String, _ code: Int32) -> HidrawError {
        let why = unsafe String(cString: strerror(code))
        return HidrawError(
            .system, node, en: "\(node): \(doing) failed (\(why)); unplug the device, plug it in and try again.",
            ja: "\(node): デバイスを使えません(\(why))。接続し直してから、やり直してください。")
    }
}
