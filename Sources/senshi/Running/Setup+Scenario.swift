import Collision
import Devices
import Patients
import Poses
import Profiles
import Scoring
import Servo
import Space

extension Setup {
    /// A scenario's patient under a device: what a live run and its replay are made of.
    ///
    /// - Parameters:
    ///   - exemplar: leads the hand where the mode shows it.
    ///   - mode: why it is run.
    init(
        _ scenario: Scenario, on profile: Profile, held stance: Stance = Stance(), following exemplar: Exemplar? = nil,
        mode: ScoringMode = .learn
    ) {
        let patient = scenario.patient
        let centre = profile.surfaceCentre
        let chart = patient.chart
        // The middle of a force device's workspace lies on the skin, its z axis toward the user.
        let skin = chart.place(x: centre.x, y: centre.y).point
        let registration =
            Pose(
                position: profile.transport.lockstep == nil ? .zero : skin, rotation: stance.mounting.rotation)
        let filter = PoseFilter(
            mapping: profile.mapping, registration: stance.registration ?? registration, chart: chart,
            centre: (centre.x, centre.y), noise: max(1e-6, profile.sensing(.position).uncertainty),
            step: profile.dynamics?.encoderStep ?? 0, grip: stance.grip, turning: stance.turning)
        let equipment = scenario.equipment
        var limits = profile.limits
        // What is up for the device as it stands is another direction of it as it is mounted.
        limits.weight = stance.mounting.rotation.inverse.rotate(limits.weight)
        self.init(
            filter: filter, anatomy: patient.anatomy, boundaries: patient.boundaries, forces: patient.forces,
            plunger: patient.plunger(barrel: equipment.barrel, content: equipment.content), limits: limits,
            guide: scenario.rules(in: mode).exemplar ? exemplar?.guide(force: profile.limits.force) : nil,
            longestSilence: profile.longestSilence)
    }
}
