/// How "no force" is said to a device, prepared before the run, so that another process can say it.
public enum ZeroPacket: Sendable, Equatable {
    /// What is written, one after the other: serial lines, the reports of hidraw.
    case write([[UInt8]])
    /// Bytes for a bulk endpoint of usbfs, on a descriptor of the device's node.
    case usbBulk(endpoint: UInt8, [UInt8])
    /// Effects of the kernel's force feedback that are to stop, by their ids.
    case evdevStop(effects: [UInt16])
}
