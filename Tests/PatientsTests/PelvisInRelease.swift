import Collision
import Patients
import Testing

/// How long an import takes.
@Suite("an import's time", .enabled(if: Pelvis.isThere, "\(Pelvis.missing)")) struct PelvisInRelease {
    #if DEBUG
        /// Without optimisation, on a machine that does other work, too.
        static let most = Duration.seconds(200)
    #else
        static let most = Duration.seconds(10)
    #endif

    @Test("a pelvis is imported within 10 s on the usual grid, and says how far it is", arguments: ScanSite.allCases)
    func time(site: ScanSite) throws {
        var shares: [Double] = []
        var patient: SitePatient?
        let time = try ContinuousClock().measure {
            patient = try Pelvis.patient(site) { shares.append($0) }
        }
        #expect(time <= Self.most)
        #expect(patient?.anatomy.field?.spacing == 0.001)
        #expect(shares.count > 20 && shares.last == 1)
        #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 <= $1 })
        // The word after the last is never long in coming: no step is more than a third of the work.
        #expect(zip([0] + shares, shares).allSatisfy { $1 - $0 <= 0.34 })
    }
}
