public import Devices

extension Profile {
    /// The profile of a device whose motors a known weight has tried.
    public func calibrated(_ calibration: Calibration?) -> Profile {
        guard let scale = calibration?.forceScale else { return self }
        var profile = self
        switch transport {
        case .usb(var layout):
            layout.forceScale *= scale
            profile.transport = .usb(layout)
        case .serial(var layout):
            layout.forceScale *= scale
            profile.transport = .serial(layout)
        case .virtual, .evdev, .hidraw: break
        }
        return profile
    }
}

extension Profile.Way {
    /// The models that it is for, by vendor and product; empty where any device with its axes will do.
    public var models: Set<EvdevMatch.Model> {
        switch self {
        case .virtual: []
        case .evdev(let layout): layout.match.models
        case .hidraw(let layout): layout.models
        case .usb(let layout), .serial(let layout): layout.models
        }
    }

    /// The channels that it drives.
    public var channels: [Channel] {
        switch self {
        case .virtual: [.x, .y, .z, .qw, .qx, .qy, .qz, .plunger]
        case .evdev(let layout): layout.axes.map(\.channel)
        case .hidraw(let layout): layout.channels
        case .usb, .serial: [.x, .y, .z]
        }
    }
}
