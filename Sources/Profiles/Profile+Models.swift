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
}
