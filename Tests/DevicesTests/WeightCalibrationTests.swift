import Devices
import Testing

@Suite("calibrating with a known weight") struct WeightCalibrationTests {
    typealias Held = WeightCalibration.Held

    @Test("the grip's own weight and the joints' friction fall out of the factor")
    func factor() throws {
        // Motors at 80 % of what they say, a grip of 1.2 N, 0.3 N of friction, a weight of 200 g.
        func told(_ load: Double) -> Held {
            Held(fromAbove: (1.2 + load - 0.3) / 0.8, fromBelow: (1.2 + load + 0.3) / 0.8)
        }
        let weight = 0.2 * WeightCalibration.gravity
        let calibration = try WeightCalibration(mass: 0.2, bare: told(0), loaded: told(weight))
        #expect(abs(calibration.scale - 1.25) < 1e-12)
        #expect(abs(calibration.friction - 0.3) < 1e-12)
    }

    @Test("a weight that makes no difference, a mass that is none, and sticky joints are refused")
    func refused() {
        let bare = Held(fromAbove: 1, fromBelow: 1)
        #expect(throws: WeightCalibration.Problem.implausible(0)) {
            try WeightCalibration(mass: 0.2, bare: bare, loaded: bare)
        }
        for mass in [0, -1, Double.nan, .infinity] {
            #expect(throws: WeightCalibration.Problem.self) {
                try WeightCalibration(mass: mass, bare: bare, loaded: Held(fromAbove: 3, fromBelow: 3))
            }
        }
        #expect(throws: WeightCalibration.Problem.self) {
            try WeightCalibration(
                mass: 0.2, bare: Held(fromAbove: -1, fromBelow: 3), loaded: Held(fromAbove: 1, fromBelow: 5))
        }
    }
}
