import Authoring

extension WireError {
    /// Nobody would take the force off.
    static func unguarded(_ device: String, _ failure: Guardian.Failure) -> WireError {
        WireError(.system, device, en: failure.message.en, ja: failure.message.ja)
    }
}

extension Guardian {
    /// For a device on a wire.
    static func of(_ device: String, _ zero: ZeroPacket, descriptor: Int32) throws(WireError) -> Guardian {
        do throws(Failure) { return try Guardian(zero, descriptor: descriptor) } catch {
            throw .unguarded(device, error)
        }
    }
}
