import Testing

@Suite("a scripted hand is the same on every machine")
struct HandMotionInRelease {
    @Test("the same script gives the committed bits, twice, in debug and in release")
    func digest() throws {
        let moves = """
            - to: {site: [0 mm, -84 mm], height: 8 mm, angle: 78 deg, lean: -140 deg, over: 0.9 s}
            - insert: {depth: 17.5 mm, over: 0.31 s}
            - plunge: {to: 100 %, over: 2 s}
            - withdraw: {height: 60 mm, over: 0.7 s}
            """
        let tremor = "{frequency: 8 to 12 Hz, amplitude: 0.05 mm}"
        let first = try Hand(moves, tremor: tremor, seed: 20)
        let second = try Hand(moves, tremor: tremor, seed: 20)
        #expect(first.motion.digest == second.motion.digest)
        #expect(first.motion.digest == 12_490_987_417_714_060_162)
        #expect(try Hand(moves, tremor: tremor, seed: 21).motion.digest != first.motion.digest)
    }
}
