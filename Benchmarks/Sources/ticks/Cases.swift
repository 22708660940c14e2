/// What can be counted, by name.
enum Cases {
    /// In the order in which they are printed.
    static let names = [
        "air", "skin", "fat", "fascia", "muscle", "insertion", "ct-muscle", "ct-insertion", "ct-small", "pose",
        "collision", "collision-ct", "forces", "plunger", "limiter", "falcon-codec",
    ]

    /// The work of a case; nil where there is none of that name.
    static func work(_ name: String) -> Part? {
        switch name {
        // Depths of the tip on its way to and fro, m.
        case "air": WholeTick(from: -0.020, to: -0.005)
        case "skin": WholeTick(from: 0.0005, to: 0.0025)
        case "fat": WholeTick(from: 0.004, to: 0.006)
        case "fascia": WholeTick(from: 0.007, to: 0.009)
        case "muscle": WholeTick(from: 0.010, to: 0.020)
        case "insertion": WholeTick(from: -0.002, to: 0.020)
        case "ct-muscle": WholeTick(from: 0.010, to: 0.020, width: 0.120)
        case "ct-insertion": WholeTick(from: -0.002, to: 0.020, width: 0.120)
        case "ct-small": WholeTick(from: -0.002, to: 0.020, width: 0.030)
        case "pose": PoseStep()
        case "collision": CollisionStep()
        case "collision-ct": CollisionStep(width: 0.120)
        case "forces": ForceStep()
        case "plunger": PlungerStep()
        case "limiter": LimiterStep()
        case "falcon-codec": FalconCodec()
        default: nil
        }
    }
}
