public import Collision
public import Servo
public import Space

/// What a report draws from: a run's frames at a readable rate, its events and its timing.
public struct RunRecord: Sendable {
    /// Frames at 100 Hz, and every frame within 20 ms of an event. In order, no tick twice.
    public var frames: [Frame]
    public var events: [Event]
    public var timing: LoopTiming
    /// SHA-256 over all frames of the run, lower-case hex.
    public var digest: String
    /// Ticks that the digest covers.
    public var ticks: UInt64
    /// The profile's name.
    public var device: String
    /// Depths of the outer faces of skin, fat, fascia, muscle, bone below the landmark, m.
    public var layers: [Double]
    /// Centre of the round bone's axis below the landmark, m, and the bone's radius, m.
    public var boneAxisDepth: Double
    public var boneRadius: Double
    /// Cuts across and along the site of a real patient, through the landmark; empty for a round limb.
    public var slices: [Slice]
    /// In words, e.g. "25G × 25 mm".
    public var needle: String
    /// Who the virtual patient is, e.g. "female, 72 y, BMI 20.5".
    public var patient: String
    /// The way of the tip that was followed, m in the patient frame; empty where none was shown.
    public var exemplar: [Vector]
    /// ISO 8601, from the wall clock when the run began; `nil` for stepped runs, which have none.
    public var started: String?

    public init(
        frames: [Frame], events: [Event], timing: LoopTiming, digest: String, ticks: UInt64, device: String,
        layers: [Double], boneAxisDepth: Double, boneRadius: Double, slices: [Slice] = [], needle: String,
        patient: String, started: String?, exemplar: [Vector] = []
    ) {
        self.frames = frames
        self.events = events
        self.timing = timing
        self.digest = digest
        self.ticks = ticks
        self.device = device
        self.layers = layers
        self.boneAxisDepth = boneAxisDepth
        self.boneRadius = boneRadius
        self.slices = slices
        self.needle = needle
        self.patient = patient
        self.started = started
        self.exemplar = exemplar
    }
}
