/// What a measure was, once: its value and the ticks that show it. SI.
struct Observation: Equatable {
    var value: Double
    /// Only for the depth: how far the whole bevel is past the fascia (or the skin), and the tip from bone and fascia, m.
    var bevel = 0.0
    var fromBone = 0.0
    var fromFascia = 0.0
    /// Only for the site: along the skin to the right of the midline, m; the value is how far below the acromion.
    var aside = 0.0
    /// Only for times: what of it was fast-forwarded, s.
    var forwarded = 0.0
    var ticks: TickRange

    func part(_ part: Band.Part) -> Double {
        switch part {
        case .value, .pastFascia, .pastSkin: value
        case .bevel: bevel
        case .fromBone: fromBone
        case .fromFascia: fromFascia
        }
    }
}
