import Authoring
import Profiles
import Reports
import Scoring
import Space

extension SiteLandmarks {
    /// The landmarks of a site, from the scenario and the guideline that are shipped for it, and the place under the
    /// middle of a tablet, from the pen's profile: the sheet shows what is scored.
    init(of site: TemplateCommand.Site, _ language: Language) throws {
        let procedure = try Procedure(
            scenario: site.scenario, devices: ["pen-tablet"], hand: nil, language: language)
        let scenario = procedure.scenario
        guard case .site(let limits)? = scenario.guideline.bands[site.band]?.limits, let danger = limits.critical,
            case .near(let ring, _) = limits.full,
            let near = scenario.landmarks.first(where: { $0.id == "three-fingers" }),
            let far = scenario.landmarks.first(where: { $0.id == "axillary-line" })
        else {
            throw Complaint.sentence(
                "\(site.scenario): lacks the landmarks three-fingers and axillary-line, or its guideline the band \(site.band) "
                    + "with a critical part. Add them.", .badInput)
        }
        let centre = procedure.profile.surfaceCentre
        self.init(
            title: site.title, acromion: Place(x: 0, y: 0), threeFingers: Place(x: 0, y: -near.below),
            axillaryLinePoint: Place(x: 0, y: -far.below), ring: ring, unsafe: danger.nearerThan,
            midline: danger.aside, tabletCentre: Place(x: centre.x, y: centre.y),
            source: scenario.guideline.bands[site.band]?.source ?? "")
    }
}

extension TemplateCommand.Site {
    /// The scenario that is shipped for the site.
    var scenario: String {
        switch self {
        case .deltoid: "covid19-deltoid-im"
        }
    }

    /// The guideline's band for the place.
    var band: String {
        switch self {
        case .deltoid: "deltoid.site"
        }
    }

    var title: LocalizedText {
        switch self {
        case .deltoid: LocalizedText(ja: "三角筋(筋肉内注射)", en: "Deltoid, intramuscular")
        }
    }
}
