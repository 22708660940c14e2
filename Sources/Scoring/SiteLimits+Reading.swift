import Authoring

extension SiteLimits {
    /// Reads the limits of a site band.
    init?(_ fields: Fields) {
        let full = SiteArea(fields, "full")
        let partial = fields.has("partial") ? SiteArea(fields, "partial").map(Optional.some) : .some(nil)
        let danger = fields.optionalFields("critical")
        let safe = danger.flatMap { own in own.has("outside") ? SiteArea(own, "outside") : nil }
        let critical = danger.flatMap { own -> Danger?? in
            guard own.has("outside") else { return Danger(own) }
            own.finish()
            return safe == nil ? .some(nil) : nil
        }
        guard let full, let partial else { return nil }
        self.full = full
        self.partial = partial
        self.safe = safe
        if let critical {
            guard let danger = critical else { return nil }
            self.critical = danger
        }
    }
}

extension SiteLimits.Danger {
    fileprivate init?(_ fields: Fields) {
        let nearer = fields.quantity("nearer-than", .length, in: 0...0.2)
        let beyond = fields.text("beyond")
        let by = fields.quantity("by", .length, in: 0...0.2)
        let aside = fields.quantity("aside", .length, in: 0...0.2)
        fields.finish()
        guard let nearer, let beyond, let by, let aside else { return nil }
        self.init(nearerThan: nearer, beyond: beyond, by: by, aside: aside)
    }
}
