import Authoring

extension SiteLimits {
    /// Reads the limits of a site band.
    init?(_ fields: Fields) {
        let full = SiteArea(fields, "full")
        let partial = fields.has("partial") ? SiteArea(fields, "partial").map(Optional.some) : .some(nil)
        let critical = fields.optionalFields("critical").map { own in Danger(own) }
        guard let full, let partial else { return nil }
        self.full = full
        self.partial = partial
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
